import { availableParallelism } from 'node:os'
import { configDefaults, defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: [
      'lib/**/*.test.ts',
      'site/**/*.test.ts',
      '.ci/**/*.test.ts',
      'chapters/**/*.test.ts',
      'exercises/**/*.test.ts',
    ],
    // They take many seconds each: `npm run check` runs them.
    exclude: [...configDefaults.exclude, '**/*.slow.test.ts'],
    // One module graph for each thread: many small files run ten times as fast as with isolation.
    pool: 'threads',
    isolate: false,
    // On two cores too: a worker that waits for a child process leaves the other one to work.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    setupFiles: ['./exercises/runner/vitest/plain-text.ts', './exercises/runner/vitest/setup.ts'],
    // What takes longer says so in its test.
    testTimeout: 60_000,
  },
})
