import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { buildEmulator } from '../emulator/build.ts'
import { ready } from '../emulator/device.fixture.ts'
import { home } from '../tools/paths.ts'

// The order in which the threads of a block run is open on a GPU: whatever it is, the numbers are the same.
describe.skipIf(!ready).each([false, true])(
  'every kernel is right, and memory is used as it may be; checked: %s',
  (checked) => {
    let library = ''
    beforeAll(async () => void (library = await buildEmulator({ checked })))

    test.each(['forward', 'reverse', 'shuffled'])('threads run %s', (schedule) => {
      const { stdout, stderr, status } = spawnSync(
        process.execPath,
        ['--import', 'tsx', join(home, 'checks', 'main.ts')],
        {
          encoding: 'utf8',
          env: { ...process.env, CUDA_DRIVER: library, EMULATOR_SCHEDULE: schedule },
        },
      )
      const faults = `${stdout}${stderr}`.split('\n').filter((line) => !/^ok |^CPU emulator/.test(line))
      expect(faults.join('\n')).toMatch(/^\d+ comparisons of \d+ kernels passed, 0 failed\s*$/)
      expect(status).toBe(0)
    })
  },
)
