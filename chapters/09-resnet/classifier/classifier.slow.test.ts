import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { spawn, spawnSync } from 'node:child_process'
import { silentUi } from '#book'
import { Random, useKernels } from 'chalkgrad'
import { rememberKernels } from 'chalkgrad/module-state'
import { loadTensors } from 'chalkgrad/node'
import { registerWasm } from 'chalkgrad/wasm/node'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ImageClassifier } from './image-classifier.ts'
import program from './train.ts'
import { mkdirSync } from 'node:fs'

const forget = rememberKernels()
let base = ''
let photos = ''
/** Three kinds of pictures that a child can tell: reddish stripes across, greenish ones down, a bluish disk. */
const kinds: Record<string, (x: number, y: number, at: number) => boolean> = {
  across: (_, y, at) => (y + at) % 8 < 4,
  down: (x, _, at) => (x + at) % 8 < 4,
  disk: (x, y, at) => (x - 16 - (at % 5)) ** 2 + (y - 16) ** 2 < 90,
}
beforeAll(async () => {
  base = mkdtempSync(join(tmpdir(), "classifier's #"))
  photos = join(base, 'my photos')
  const random = new Random(1)
  for (const [kind, [name, inside]] of Object.entries(kinds).entries()) {
    mkdirSync(join(photos, name), { recursive: true })
    for (let i = 0; i < 24; i++) {
      const ink = [0, 1, 2].map((color) => (color === kind ? 255 : random.integer(60)))
      const ground = [0, 1, 2].map(() => random.integer(120))
      const at = random.integer(8)
      const pixels = Uint8Array.from({ length: 32 * 32 * 3 }, (_, k) => {
        const [x, y] = [Math.floor(k / 3) % 32, Math.floor(k / 96)]
        return (inside(x, y, at) ? ink : ground)[k % 3]
      })
      await sharp(pixels, { raw: { width: 32, height: 32, channels: 3 } })
        .png()
        .toFile(join(photos, name, `${i}.png`))
    }
  }
})
afterAll(() => {
  useKernels('reference')
  forget()
  rmSync(base, { recursive: true })
})

const options = (out: string) => ({
  ...program.options,
  data: photos,
  size: 16,
  width: 4,
  epochs: 12,
  batchSize: 16,
  out: join(base, out),
})

test(
  'a folder of pictures becomes a model that knows them',
  { timeout: 600_000 },
  async () => {
    registerWasm()
    useKernels('wasm')
    const { metrics, curves } = await program.run(
      { ...options('a'), width: 8, epochs: 40 },
      silentUi(false),
    )
    expect(metrics.testAccuracy).toBeGreaterThan(0.6)
    expect(metrics.testSamples).toBe(12)
    expect(curves?.confusion).toHaveLength(9)
    for (const name of [
      'best.safetensors',
      'checkpoint.safetensors',
      'log.csv',
      'report.txt',
    ])
      expect(existsSync(join(base, 'a', name)), name).toBe(true)
    const path = join(base, 'a', 'best.safetensors')
    const { facts } = ImageClassifier.fromFile(loadTensors(path), path)
    expect(facts.classes).toEqual(['across', 'disk', 'down'])
    const before = readFileSync(path)
    await program.run({ ...options('a'), epochs: 1 }, silentUi(false))
    const kept = readFileSync(join(base, 'a', 'best.earlier-1.safetensors'))
    expect(kept.equals(before)).toBe(true)
    expect(readFileSync(path).equals(before)).toBe(false)
  },
)

test(
  'a run that is stopped goes on to the same bits; one with other pictures does not',
  { timeout: 600_000 },
  async () => {
    const run = (out: string, more: string[] = []) => {
      const { data, size, width, epochs, batchSize } = options(out)
      const flags = Object.entries({ data, size, width, epochs, 'batch-size': batchSize, out: join(base, out), kernels: 'wasm' }).flatMap(([k, v]) => [`--${k}`, String(v)]) // prettier-ignore
      return ['--import', 'tsx', 'chapters/book/commands/chapter.ts', 'resnet/classifier', ...flags, ...more] // prettier-ignore
    }
    spawnSync(process.execPath, run('whole'), { stdio: 'ignore' })
    const child = spawn(process.execPath, run('halves'), { stdio: 'ignore' })
    const checkpoint = join(base, 'halves', 'checkpoint.safetensors')
    while (!existsSync(checkpoint)) await new Promise((resolve) => setTimeout(resolve, 20))
    child.kill('SIGINT')
    await new Promise((resolve) => child.once('exit', resolve))
    expect(existsSync(join(base, 'halves', 'best.safetensors'))).toBe(false)
    const resumed = spawnSync(process.execPath, run('halves', ['--resume']), { encoding: 'utf8' }) // prettier-ignore
    expect(resumed.stdout).toMatch(/goes on with epoch/)
    const bytes = (out: string) => readFileSync(join(base, out, 'best.safetensors'))
    expect(bytes('halves').equals(bytes('whole'))).toBe(true)
    const other = spawnSync(process.execPath, run('halves', ['--resume', '--seed', '2']), { encoding: 'utf8' }) // prettier-ignore
    expect(other.status).toBe(1)
    expect(other.stderr).toMatch(/belongs to a run with other options: .*seed 1, and this run has seed 2/) // prettier-ignore
  },
)
