import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

/** The tests that `npm test` leaves out, because they take many seconds each. */
export default defineConfig({
  test: {
    root: fileURLToPath(new URL('..', import.meta.url)),
    include: ['{lib,site,chapters,exercises,.ci}/**/*.slow.test.ts'],
    pool: 'threads',
    setupFiles: ['./exercises/runner/vitest/plain-text.ts'],
    testTimeout: 180_000,
  },
})
