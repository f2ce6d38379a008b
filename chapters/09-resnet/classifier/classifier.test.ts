import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  checksumOf,
  DataError,
  fitPicture,
  Random,
  tensor,
  writeSafetensors,
  type Safetensors,
} from 'chalkgrad'
import { saveTensors } from 'chalkgrad/node'
import sharp from 'sharp'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { ImageClassifier, networkOf } from './image-classifier.ts'
import { measureLatency } from './latency.ts'
import type { Facts } from './model-file.ts'
import { exitCodes, predict } from './predict.ts'
import { probePicture } from './probe.ts'

const facts: Facts = {
  classes: ['cat', 'dog', 'fox'],
  form: { size: 8, colors: ['red', 'green', 'blue'], fit: 'crop' },
  layout: 'channels, height, width',
  mean: [0.5, 0.4, 0.3],
  deviation: [0.2, 0.25, 0.3],
  network: { depth: 8, width: 4 },
  about: { data: 'none' },
}
const small = new ImageClassifier(facts, networkOf(facts, new Random(3)))
const noise = (seed: number, width = 20, height = 15) => {
  const random = new Random(seed)
  const pixels = Uint8Array.from({ length: width * height * 3 }, () => random.integer(256))
  return { width, height, pixels }
}

describe('a classifier', () => {
  test('says the same whether a picture comes alone or among others', () => {
    const fitted = [1, 2, 3].map((seed) => fitPicture(noise(seed), facts.form))
    const together = small.judge(fitted)
    fitted.forEach((one, i) => {
      const alone = small.judge([one])[0]
      alone.forEach((share, c) => expect(share).toBeCloseTo(together[i][c], 5))
    })
    expect(small.look(noise(2))).toEqual(small.judge([fitted[1]])[0])
    expect(together[0].reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 5)
  })

  test('is the same after a way through a file', () => {
    const again = ImageClassifier.fromFile(small.toFile(), 'model')
    expect(again.facts).toEqual(facts)
    expect(again.look(noise(4))).toEqual(small.look(noise(4)))
  })

  test('is measured at each batch size', () => {
    const [one, eight] = measureLatency(small, [1, 8], 0)
    expect([one.batch, eight.batch]).toEqual([1, 8])
    expect(one.picturesPerSecond).toBeCloseTo(1000 / one.mean, 6)
    expect(eight.spread).toBeGreaterThanOrEqual(0)
  })
})

/** The file with other facts, and a checksum that fits them: as another program would write it. */
function rewritten(change: (facts: Facts) => object, file = small.toFile()): Safetensors {
  const notes = JSON.stringify(change(facts))
  const checksum = checksumOf(file.tensors, notes + file.metadata.probe)
  return { ...file, metadata: { ...file.metadata, facts: notes, checksum } }
}

describe('a file that would be used in another way than it was made is refused:', () => {
  test.each<[string, (facts: Facts) => object]>([
    [
      'red and blue exchanged',
      (f) => ({ ...f, form: { ...f.form, colors: ['blue', 'green', 'red'] } }),
    ],
    ['another size', (f) => ({ ...f, form: { ...f.form, size: 12 } })],
    ['padded, not cropped', (f) => ({ ...f, form: { ...f.form, fit: 'pad' } })],
    ['another mean', (f) => ({ ...f, mean: [0.5, 0.4, 0.35] })],
    [
      'a mean that is one gray level off',
      (f) => ({ ...f, mean: [0.5, 0.4, 0.3 + 1 / 255] }),
    ],
    ['another spread', (f) => ({ ...f, deviation: [0.21, 0.25, 0.3] })],
  ])('%s', (_, change) => {
    // prettier-ignore
    const open = () => ImageClassifier.fromFile(rewritten(change), 'fox.safetensors')
    expect(open).toThrow(/^fox.safetensors: to the picture that is drawn for a test, the network says/) // prettier-ignore
    expect(open).toThrow(DataError)
  })

  test.each<[string, (facts: Facts) => object, RegExp]>([
    [
      'channels last',
      (f) => ({ ...f, layout: 'height, width, channels' }),
      /the order of axes 'channels, height, width', which is the only one/,
    ],
    [
      'a color twice',
      (f) => ({ ...f, form: { ...f.form, colors: ['red', 'red', 'blue'] } }),
      /gray, or red, green and blue/,
    ],
    [
      'a class more than the network has',
      (f) => ({ ...f, classes: [...f.classes, 'owl'] }),
      /for 4 classes .* of another network: \(4,3,3,3\) to begin with, 3 blocks, \(3,16\)/,
    ],
    [
      'a network of a thousand layers',
      (f) => ({ ...f, network: { depth: 998, width: 4 } }),
      /speak of 998 layers/,
    ],
    [
      'a network of no size',
      (f) => ({ ...f, network: { depth: 1e9, width: 4 } }),
      /the depth and the width/,
    ],
    ['a mean too few', (f) => ({ ...f, mean: [1, 2] }), /a mean for each channel/],
    ['a spread of 0', (f) => ({ ...f, deviation: [1, 0, 1] }), /deviations above 0/],
    ['one class', (f) => ({ ...f, classes: ['cat'] }), /two classes or more/],
    ['no form', (f) => ({ ...f, form: undefined }), /the form of a picture/],
  ])('%s', (_, change, message) => {
    // prettier-ignore
    const open = () => ImageClassifier.fromFile(rewritten(change), 'fox.safetensors')
    expect(open).toThrow(message)
    expect(open).toThrow(DataError)
  })

  test('a weight that was changed', () => {
    const { tensors, metadata } = small.toFile()
    const name = Object.keys(tensors)[5]
    const changed = { ...tensors, [name]: tensors[name].add(1e-6) }
    expect(() => ImageClassifier.fromFile({ tensors: changed, metadata }, 'm')).toThrow(
      /expected the checksum .* the file is damaged/,
    )
  })

  test('a checkpoint, and any other file of tensors', () => {
    const tensors = { x: tensor([1]) }
    const open = (metadata: Record<string, string>) => () =>
      ImageClassifier.fromFile({ tensors, metadata }, 'm')
    expect(open({ format: 'chalkgrad checkpoint 3' })).toThrow(/its finished model lies beside it, as best.safetensors/) // prettier-ignore
    expect(open({})).toThrow(/got no format/)
  })
})

test('the probe is another picture when two of its colors, sides or corners are exchanged', () => {
  const { width, height, pixels } = probePicture()
  const at = (x: number, y: number) => [...pixels.subarray(3 * (y * width + x)).slice(0, 3)]
  const corners = [at(0, 0), at(width - 1, 0), at(0, height - 1), at(width - 1, height - 1)]
  expect(new Set(corners.map(String)).size).toBe(4)
  expect(new Set(at(10, 20)).size).toBe(3)
})

describe('npm run predict', () => {
  let folder = ''
  let model = ''
  const png = (seed: number) => {
    const { width, height, pixels } = noise(seed)
    return sharp(pixels, { raw: { width, height, channels: 3 } }).png()
  }
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "predict it's #1 "))
    model = join(folder, 'best.safetensors')
    const { tensors, metadata } = small.toFile()
    saveTensors(model, tensors, metadata)
    mkdirSync(join(folder, 'photos/more'), { recursive: true })
    mkdirSync(join(folder, 'nothing'))
    await png(1).toFile(join(folder, 'photos/a.png'))
    await png(2).toFile(join(folder, 'photos/more/b c.png'))
    writeFileSync(join(folder, 'text.jpg'), 'hello')
    writeFileSync(join(folder, 'empty.jpg'), '')
    const frames = { width: 8, height: 12, channels: 3, pageHeight: 6 } as const
    await sharp(Uint8Array.from({ length: 8 * 12 * 3 }, (_, i) => (i * 7) % 256), { raw: frames }).gif().toFile(join(folder, 'film.gif')) // prettier-ignore
  })
  afterAll(() => rmSync(folder, { recursive: true }))
  afterEach(() => vi.restoreAllMocks())

  async function run(...args: string[]) {
    const [out, err] = [[] as string[], [] as string[]]
    vi.spyOn(console, 'log').mockImplementation((text) => void out.push(String(text)))
    vi.spyOn(console, 'error').mockImplementation((text) => void err.push(String(text)))
    const code = await predict(['--model', model, '--kernels', 'reference', ...args])
    return { code, out: out.join('\n'), err: err.join('\n') }
  }

  test('tells each picture, files and folders, one class a line or more', async () => {
    const { code, out, err } = await run(join(folder, 'photos/'), '--top', '2')
    expect([code, err]).toEqual([exitCodes.all, ''])
    expect(out.split('\n')).toHaveLength(2)
    expect(out).toMatch(/photos\/a\.png: \w+ \d+\.\d %, \w+ \d+\.\d %\n.*photos\/more\/b c\.png: /) // prettier-ignore
  })

  test('as JSON has all probabilities, those of the model itself', async () => {
    const { code, out } = await run('--json', join(folder, 'photos'), join(folder, 'empty.jpg')) // prettier-ignore
    const { model: used, predictions, skipped } = JSON.parse(out) as Record<string, never[]>
    expect(code).toBe(exitCodes.someSkipped)
    expect(used).toMatchObject({ classes: facts.classes, form: facts.form })
    const expected = small.look(noise(1))
    expect(predictions[0]).toMatchObject({
      file: `${join(folder, 'photos')}/a.png`,
      confidence: expect.closeTo(Math.max(...expected), 6),
      probabilities: { cat: expect.closeTo(expected[0], 6) },
    })
    expect(Object.keys(predictions[0]['probabilities'])).toEqual(facts.classes)
    expect(skipped).toEqual([{ file: join(folder, 'empty.jpg'), reason: 'an empty file, 0 bytes' }]) // prettier-ignore
  })

  test('leaves out what is no picture, by name, and the exit code says so', async () => {
    const bad = ['text.jpg', 'empty.jpg', 'film.gif', 'missing.png', 'nothing'].map((name) => join(folder, name)) // prettier-ignore
    const some = await run(...bad, join(folder, 'photos/a.png'))
    expect(some.code).toBe(exitCodes.someSkipped)
    expect(some.out.split('\n')).toHaveLength(1)
    for (const reason of [
      /text\.jpg: no picture: it begins with the text 'hello'/,
      /empty\.jpg: an empty file/,
      /film\.gif: 2 pictures in one, an animation/,
      /missing\.png: there is no such file/,
      /nothing: a folder without files/,
      /1 told, 5 left out/,
    ])
      expect(some.err).toMatch(reason)
    expect((await run(...bad)).code).toBe(exitCodes.nothingPredicted)
  })

  test('refuses a model that is none, a batch size that is none, and no pictures', async () => {
    const broken = join(folder, 'broken.safetensors')
    writeFileSync(broken, 'x')
    await expect(run('--model', broken, 'a.png')).rejects.toThrow(/broken.safetensors: expected a safetensors file/) // prettier-ignore
    writeFileSync(broken, writeSafetensors({ x: tensor([1]) }))
    await expect(run('--model', broken, 'a.png')).rejects.toThrow(/expected a model of this program/) // prettier-ignore
    await expect(run('--model', join(folder, 'none'), 'a.png')).rejects.toThrow(/there is no such file/) // prettier-ignore
    await expect(run('--batch-size', '0', 'a.png')).rejects.toThrow(/whole number from 1/)
    await expect(run()).rejects.toThrow(/name pictures, or folders of them/)
    await expect(predict(['a.png'])).rejects.toThrow(/--model/)
  })
})
