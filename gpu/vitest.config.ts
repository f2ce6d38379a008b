import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

/** The tests of this package: they need g++, and say so where it is missing. No GPU is needed. */
export default defineConfig({
  test: {
    root: fileURLToPath(new URL('.', import.meta.url)),
    include: ['**/*.test.ts'],
    // A file has a process of its own: the emulator's schedule is a variable of the environment.
    pool: 'forks',
    testTimeout: 120_000,
    hookTimeout: 300_000,
  },
})
