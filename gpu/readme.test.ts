import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { buildEmulator } from './emulator/build.ts'
import { ready } from './emulator/device.fixture.ts'
import { home } from './tools/paths.ts'

const example = join(home, 'examples', 'add.ts')

test('the example of the README is the one that is run', () => {
  expect(readFileSync(join(home, 'README.md'), 'utf8')).toContain(`\`\`\`ts\n${readFileSync(example, 'utf8')}\`\`\``)
})

describe.skipIf(!ready)('the example', () => {
  test('adds on the emulator', async () => {
    // Whatever colors are asked for where this runs, the output is compared without.
    const env = { ...process.env, FORCE_COLOR: '0', CUDA_DRIVER: await buildEmulator() }
    const { stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', example], {
      encoding: 'utf8',
      env,
      cwd: home,
    })
    expect(`${stdout}${stderr}`).toBe('CPU emulator Float32Array(4) [ 0.5, 1.5, 2.5, 3.5 ]\n')
  })
})
