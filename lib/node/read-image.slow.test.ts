import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import sharp from 'sharp'
import { afterAll, expect, test } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'chalkgrad-'))
afterAll(() => rmSync(folder, { recursive: true }))

test('39 million pixels take little more memory than their numbers', async () => {
  const path = join(folder, 'large.png')
  writeFileSync(
    path,
    await sharp({
      create: { width: 7800, height: 5000, channels: 3, background: '#336699' },
    })
      .png({ compressionLevel: 1 })
      .toBuffer(),
  )
  const program = `
    import { readImage } from 'chalkgrad/node'
    const image = await readImage(process.argv[1])
    console.log(image.shape.join(), image.storage.read()[0], process.resourceUsage().maxRSS / 1024)`
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--import', 'tsx', '--input-type=module', '-e', program, path],
    { maxBuffer: 2 ** 20 },
  )
  const [shape, first, megabytes] = stdout.trim().split(' ')
  expect([shape, Number(first)]).toEqual(['3,5000,7800', expect.closeTo(0.2, 6)])
  expect(Number(megabytes)).toBeLessThan(1000) // the numbers alone are 446
})
