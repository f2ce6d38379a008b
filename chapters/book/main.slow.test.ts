import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from './root.ts'

const doctor = 'chapters/book/commands/doctor.ts'

test('who stops reading ends a command without an error', async () => {
  const child = spawn(process.execPath, ['--import', 'tsx', join(root, doctor)], {
    cwd: root,
  })
  child.stdout.destroy()
  let errors = ''
  child.stderr.on('data', (text) => (errors += String(text)))
  const code = await new Promise((done) => child.on('close', done))
  expect([errors, code]).toEqual(['', 0])
}, 60_000)

test.skipIf(process.platform === 'win32')(
  'a command starts through a link in its path',
  () => {
    const folder = mkdtempSync(join(tmpdir(), "chalk's #1 "))
    symlinkSync(root, join(folder, 'book'))
    const { stdout } = spawnSync(
      process.execPath,
      ['--import', 'tsx', join(folder, 'book', doctor)],
      { cwd: root, encoding: 'utf8' },
    )
    rmSync(folder, { recursive: true })
    expect(stdout).toMatch(/Node +\d+\./)
  },
  60_000,
)
