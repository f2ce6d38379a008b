import { defineConfig } from 'vitest/config'
import { exerciseFiles } from './exercises/runner/vitest/plugin.ts'

export default defineConfig({
  plugins: [exerciseFiles()],
  test: {
    include: ['lib/**/*.test.ts', '.ci/**/*.test.ts', 'chapters/**/*.test.ts', 'exercises/**/*.test.ts', 'exercises/*/*/checks.ts'],
    // One module graph per thread: many small files run ten times as fast as with isolation.
    pool: 'threads',
    isolate: false,
    setupFiles: ['./exercises/runner/vitest/setup.ts'],
    // A check of an exercise answers at once; what takes longer says so in its test.
    testTimeout: 15_000,
  },
})
