import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ArgumentError, augment, DataError, Random, type Part } from 'chalkgrad'
import { decodePicture, ImageFolder, type ImageFolderOptions } from 'chalkgrad/node'
import sharp from 'sharp'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { animation, classesOf, drawn, place, pngThatClaims } from './pictures.fixture.ts'

let base = ''
let photos = ''
const opened: ImageFolder[] = []
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), "chalk grad's #1-"))
  photos = join(base, 'photos')
})
afterEach(() => {
  for (const folder of opened.splice(0)) folder.close()
  rmSync(base, { recursive: true })
})

const form = { size: 8, colors: ['red', 'green', 'blue'], fit: 'crop' } as const
async function open(options: Partial<ImageFolderOptions> = {}): Promise<ImageFolder> {
  const folder = await ImageFolder.open(photos, { form, cache: join(base, 'cache'), ...options }) // prettier-ignore
  opened.push(folder)
  return folder
}
const parts: Part[] = ['train', 'validation', 'test']
const namesOf = (folder: ImageFolder, part: Part): string[] => {
  const { labels, name } = folder.part(part)
  return Array.from(labels, (_, i) => name(i))
}
const reasons = ({ skipped }: ImageFolder): Record<string, string> =>
  Object.fromEntries(skipped.map(({ file, reason }) => [file, reason]))

describe('a folder of pictures', () => {
  beforeEach(() => place(photos, classesOf(['dog', 'cat'], 10)))

  test('has its classes by name, and three parts with nothing in common', async () => {
    const folder = await open()
    expect(folder.classes).toEqual(['cat', 'dog'])
    const all = parts.flatMap((part) => namesOf(folder, part))
    expect(all.sort()).toEqual(Object.keys(classesOf(['cat', 'dog'], 10)).sort())
    expect(parts.map((part) => folder.part(part).labels.length)).toEqual([12, 4, 4])
    for (const part of parts) {
      const { labels, name, bytes } = folder.part(part)
      for (let i = 0; i < labels.length; i++) {
        expect(name(i)).toMatch(`${folder.classes[labels[i]]}/`)
        expect(bytes(i)).toHaveLength(3 * 8 * 8)
      }
      expect(new Set(Array.from(labels)).size).toBe(2)
    }
    expect(folder.skipped).toEqual([])
  })

  test('is dealt by the seed alone', async () => {
    const [one, same, other] = [await open(), await open(), await open({ seed: 7 })]
    for (const part of parts) expect(namesOf(one, part)).toEqual(namesOf(same, part))
    expect(namesOf(other, 'test')).not.toEqual(namesOf(one, 'test'))
    expect([same.fingerprint === one.fingerprint, other.fingerprint === one.fingerprint]).toEqual([true, false]) // prettier-ignore
  })

  test('is decoded once: the second time nothing is read', async () => {
    const before = await open()
    const told: string[] = []
    const progress = (total: number, label: string) => {
      told.push(`${total} ${label}`)
      return { step() {}, end() {} }
    }
    const again = await open({ progress })
    expect(told).toEqual([])
    expect(again.part('test').bytes(0)).toEqual(before.part('test').bytes(0))
    await place(photos, { 'cat/0.png': drawn(77).png() })
    utimesSync(join(photos, 'cat/0.png'), 1, 1)
    await open({ progress })
    expect(told).toEqual(['1 reading pictures'])
  })

  test('is left as it is: the cache lies elsewhere', async () => {
    const before = readdirSync(photos, { recursive: true })
    await open()
    expect(readdirSync(photos, { recursive: true })).toEqual(before)
    expect(readdirSync(join(base, 'cache'))).toHaveLength(1)
    await open({ form: { ...form, size: 4 } })
    expect(readdirSync(join(base, 'cache'))).toHaveLength(2)
  })

  test('a cache that cannot be written is told, with the option that moves it', async () => {
    writeFileSync(join(base, 'taken'), '')
    await expect(open({ cache: join(base, 'taken') })).rejects.toThrow(
      /the cache of pictures: .*taken is a file.*by the option `cache`/,
    )
  })

  test('a damaged cache is made anew, where it is damaged', async () => {
    const whole = await open()
    const expected = parts.map((part) => whole.part(part).bytes(1))
    const cache = join(base, 'cache', readdirSync(join(base, 'cache'))[0])
    const bytes = readFileSync(cache)
    for (const at of [40, 2000, bytes.length - 1]) bytes[at] ^= 1
    writeFileSync(cache, bytes)
    const totals: number[] = []
    const progress = (total: number) => (totals.push(total), { step() {}, end() {} })
    const mended = await open({ progress })
    expect(totals).toEqual([3])
    expect(parts.map((part) => mended.part(part).bytes(1))).toEqual(expected)

    truncateSync(cache, statSync(cache).size - 100)
    const cut = await open()
    expect(parts.map((part) => cut.part(part).bytes(1))).toEqual(expected)
  })

  test('what no file asks for leaves the cache once it is the larger part', async () => {
    await open()
    const cache = join(base, 'cache', readdirSync(join(base, 'cache'))[0])
    const size = statSync(cache).size
    for (let round = 1; round <= 2; round++) {
      for (const name of Object.keys(classesOf(['dog', 'cat'], 10)))
        utimesSync(join(photos, name), round, round)
      await open()
    }
    expect(statSync(cache).size).toBe(size)
  })

  test('only training pictures can be augmented, and only they are shuffled', async () => {
    const folder = await open()
    const normalizer = folder.normalizer()
    const black: augment.Augmentation = (images) => images.mul(0)
    const batchSize = 100
    const first = (
      batches: Iterable<{ x: { shape: readonly number[]; toArray(): unknown } }>,
    ) => {
      for (const { x } of batches) return x.toArray()
    }
    const random = new Random(1)
    const augmented = first(folder.training({ batchSize, random, normalizer, augmentation: black })) // prettier-ignore
    expect(new Set((augmented as number[][][][]).flat(3).map((v) => v.toFixed(4))).size).toBe(3) // prettier-ignore
    for (const part of parts) {
      // There is no such option, and one that is handed in all the same is refused.
      const options = { batchSize, normalizer, augmentation: black }
      expect(() => folder.measuring(part, options)).toThrow(/no option 'augmentation'/)
      const seen = first(folder.measuring(part, { batchSize, normalizer })) as number[][][][] // prettier-ignore
      const { bytes } = folder.part(part)
      const [mean] = normalizer.mean.data()
      const [deviation] = normalizer.deviation.data()
      expect(seen[0][0][0][0]).toBeCloseTo((bytes(0)[0] / 255 - mean) / deviation, 4)
    }
  })

  test('is normalized by its training part', async () => {
    const folder = await open()
    const normalizer = folder.normalizer()
    for (const { x } of folder.measuring('train', { batchSize: 100, normalizer })) {
      expect([...x.mean([0, 2, 3]).data()].map((v) => Math.abs(v) < 1e-4)).toEqual([true, true, true]) // prettier-ignore
      for (const spread of x.var([0, 2, 3], { correction: 0 }).data())
        expect(spread).toBeCloseTo(1, 3)
    }
  })
})

describe('files of all kinds', () => {
  test('are read, or left out with a reason', async () => {
    const noise = Uint8Array.from({ length: 64 * 64 * 3 }, (_, k) => (k * k * 31) % 256)
    const jpeg = await sharp(noise, { raw: { width: 64, height: 64, channels: 3 } }).jpeg().toBuffer() // prettier-ignore
    await place(photos, {
      ...classesOf(['cat', 'dog'], 4),
      'dog/gray.png': drawn(50).toColourspace('b-w').png(),
      'dog/cmyk.jpg': drawn(51).toColourspace('cmyk').jpeg(),
      'dog/alpha.webp': drawn(52).ensureAlpha(0.5).webp({ lossless: true }),
      'dog/deep.png': drawn(53).toColourspace('rgb16').png(),
      'dog/anim.gif': animation(),
      'dog/below/a/b.png': drawn(54).png(),
      'dog/photo in disguise.txt': drawn(55).png(),
      'cat/.hidden.png': drawn(56).png(),
      'cat/Thumbs.db': 'x',
      'cat/text.jpg': 'hello, I am\nno picture',
      'cat/empty.jpg': '',
      'cat/cut.jpg': jpeg.subarray(0, jpeg.length / 2),
      'cat/drawing.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>',
      'cat/bytes.png': Uint8Array.of(0, 1, 2, 3, 255),
      'cat/again.png': drawn(2).png(),
      'loose.png': drawn(57).png(),
    })
    symlinkSync(join(photos, 'dog', 'gray.png'), join(photos, 'cat', 'link.png'))
    symlinkSync(join(base, 'nowhere'), join(photos, 'cat', 'lost.png'))
    symlinkSync(join(photos, 'dog'), join(photos, 'dog', 'below', 'round'))
    const folder = await open()
    expect(reasons(folder)).toEqual({
      'loose.png': 'lies in no folder of a class',
      'cat/lost.png': 'a link that leads nowhere, or a file just deleted',
      'dog/below/round': 'a link to a folder that is here already',
      'cat/text.jpg': expect.stringMatching(/^no picture: it begins with the text 'hello, I am no picture'/), // prettier-ignore
      'cat/empty.jpg': 'an empty file, 0 bytes',
      'cat/cut.jpg': expect.stringMatching(/^damaged or cut off \(VipsJpeg: premature end/),
      'cat/drawing.svg': expect.stringMatching(/^SVG is no picture made of pixels/),
      'cat/bytes.png': expect.stringMatching(/^no picture: it begins with the bytes 00 01 02 03/), // prettier-ignore
      'cat/again.png': 'the same picture as cat/2.png',
      'dog/gray.png': 'the same picture as cat/link.png, which says that it is of another class', // prettier-ignore
    })
    expect(folder.animated).toEqual(['dog/anim.gif'])
    const all = parts.flatMap((part) => namesOf(folder, part))
    for (const name of [
      'cmyk.jpg',
      'alpha.webp',
      'deep.png',
      'below/a/b.png',
      'photo in disguise.txt',
    ])
      // prettier-ignore
      expect(all).toContain(`dog/${name}`)
  })

  test.skipIf(process.getuid?.() === 0)(
    'what may not be read is said to be so',
    async () => {
      await place(photos, { ...classesOf(['cat', 'dog'], 4), 'cat/secret.png': drawn(60).png() }) // prettier-ignore
      chmodSync(join(photos, 'cat/secret.png'), 0)
      expect(reasons(await open())).toEqual({
        'cat/secret.png': 'this file may not be read',
      })
    },
  )

  test('a photograph is turned as its camera was', async () => {
    const lying =
      await sharp(Uint8Array.from({ length: 4 * 8 * 3 }, (_, i) => (i < 48 ? 255 : 0)), { raw: { width: 4, height: 8, channels: 3 } }) // prettier-ignore
        .withMetadata({ orientation: 6 })
        .png()
        .toBuffer()
    const { picture } = await decodePicture(lying)
    expect([picture?.width, picture?.height]).toEqual([8, 4])
    expect([picture?.pixels[0], picture?.pixels[21]]).toEqual([0, 255])
  })

  test('of an animation the first picture is taken', async () => {
    const { picture, frames } = await decodePicture(await animation().toBuffer())
    expect(frames).toBe(2)
    expect([picture?.width, picture?.height, picture?.pixels[0]]).toEqual([8, 6, 10])
  })

  test('what is huge, or of 32-bit numbers, is refused before it is decoded', async () => {
    const huge = pngThatClaims(11_000, 10_000)
    expect((await decodePicture(huge)).reason).toBe(
      'huge: 11000 × 10000 pixels, more than 100 million. Save it smaller',
    )
    const tiff = await drawn(1).toColourspace('scrgb').tiff({ compression: 'none' }).toBuffer() // prettier-ignore
    if ((await sharp(tiff).metadata()).depth === 'float')
      expect((await decodePicture(tiff)).reason).toMatch(/numbers of the kind float/)
  })
})

describe('folders that cannot be meant', () => {
  test.each<[string, Record<string, ReturnType<typeof drawn> | string>, RegExp]>([
    [
      'no folders',
      { 'a.png': drawn(1).png(), 'b.png': drawn(2).png() },
      /has no folders, and 2 files that are in none. Each class/,
    ],
    ['one class', classesOf(['cat'], 4), /has one class, 'cat'. A classifier chooses/],
    [
      'a class without a picture',
      { ...classesOf(['cat', 'dog'], 4), 'fox/notes.txt': 'hello' },
      /of the class 'fox' no picture can be read, so that the part 'train' would have none/,
    ],
    [
      'a class with two pictures',
      {
        ...classesOf(['cat'], 4),
        'dog/0.png': drawn(90).png(),
        'dog/1.png': drawn(91).png(),
      },
      /of the class 'dog' 2 pictures can be read/,
    ],
    [
      'parts beside a class',
      { 'train/a/1.png': 'x', 'test/a/1.png': 'x', 'cat/1.png': 'x' },
      /has the parts train and test, and beside them cat/,
    ],
  ])('%s', async (_, files, message) => {
    // prettier-ignore
    await place(photos, files)
    const failed = open()
    await expect(failed).rejects.toThrow(message)
    await expect(failed).rejects.toThrow(DataError)
  })

  test('an empty class folder is one without a picture', async () => {
    await place(photos, classesOf(['cat', 'dog'], 4))
    mkdirSync(join(photos, 'fox'))
    await expect(open()).rejects.toThrow(/of the class 'fox' no picture can be read/)
  })

  test('no folder at all, or a file', async () => {
    await expect(open()).rejects.toThrow(/photos: there is no such folder/)
    writeFileSync(photos, 'x')
    await expect(open()).rejects.toThrow(/photos: a folder was expected, this is a file/)
  })

  test('shares and options that cannot be', async () => {
    await place(photos, classesOf(['cat', 'dog'], 4))
    await expect(open({ test: 0.9, validation: 0.2 })).rejects.toThrow(ArgumentError)
    await expect(open({ sede: 3 } as never)).rejects.toThrow(/no option 'sede'.*seed/)
    await expect(open({ cache: join(photos, 'cat/0.png') })).rejects.toThrow(DataError)
  })
})

describe('folders train and test', () => {
  test('are the parts; the validation pictures come out of the training ones', async () => {
    await place(join(photos, 'Train'), classesOf(['cat', 'dog'], 6))
    await place(join(photos, 'test'), { 'cat/t.png': drawn(301).png(), 'dog/t.png': drawn(302).png() }) // prettier-ignore
    const folder = await open()
    expect(namesOf(folder, 'test')).toEqual(['test/cat/t.png', 'test/dog/t.png'])
    expect(parts.map((part) => folder.part(part).labels.length)).toEqual([10, 2, 2])
    for (const name of namesOf(folder, 'validation')) expect(name).toMatch(/^Train/)
  })

  test('a test picture that is among the training pictures is left out', async () => {
    await place(join(photos, 'train'), classesOf(['cat', 'dog'], 6))
    await place(join(photos, 'test'), { 'cat/t.png': drawn(301).png(), 'dog/t.png': drawn(302).png(), 'dog/leak.png': drawn(103).png() }) // prettier-ignore
    const folder = await open()
    expect(reasons(folder)).toEqual({ 'test/dog/leak.png': 'the same picture as train/dog/3.png' }) // prettier-ignore
  })

  test('a class that one of them lacks is named', async () => {
    await place(join(photos, 'train'), classesOf(['cat', 'dog'], 6))
    await place(join(photos, 'test'), { 'cat/t.png': drawn(301).png() })
    await expect(open()).rejects.toThrow(/'dog'.*the part 'test' would have none: put pictures into test\/dog/) // prettier-ignore
  })

  test('one of them alone is a class like any other', async () => {
    await place(photos, classesOf(['car', 'train'], 4))
    expect((await open()).classes).toEqual(['car', 'train'])
  })
})
