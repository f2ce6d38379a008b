import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { parseIdx } from '../data/idx.ts'
import { DataError } from '../errors.ts'
import { readContent } from './archive.ts'
import { cifar10, fashionMnist, fashionMnistShipped, mnist } from './catalog.ts'
import {
  loadCifar10,
  loadFashionMnist,
  loadMnist,
  shippedFolder as shipped,
} from './datasets.ts'
import { findDataSet } from './find-data-set.ts'

let folder = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chalkgrad-'))
  vi.stubEnv('CHALKGRAD_DATA', folder)
})
afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true })
})

test('the shipped Fashion-MNIST: 10,000 and 2,000 images in 0..1, ten classes in equal numbers', () => {
  const { train, test, classes } = loadFashionMnist()
  expect(train.images.shape).toEqual([10_000, 28, 28])
  expect(test.images.shape).toEqual([2_000, 28, 28])
  expect([train.images.dtype, train.labels.dtype]).toEqual(['float32', 'int32'])
  expect(classes).toHaveLength(10)

  const pixels = test.images.data()
  expect([
    Math.min(...pixels.subarray(0, 50_000)),
    Math.max(...pixels.subarray(0, 50_000)),
  ]).toEqual([0, 1])
  const counts = (labels: ArrayLike<number>) =>
    Array.from(labels).reduce(
      (count, label) => ((count[label] += 1), count),
      Array<number>(10).fill(0),
    )
  expect(counts(train.labels.data())).toEqual(Array(10).fill(1000))
  expect(counts(test.labels.data())).toEqual(Array(10).fill(200))
})

test('a data set that is missing: the message has the command that fetches it', () => {
  const elsewhere = findDataSet(mnist)
  if (elsewhere !== undefined) return expect(elsewhere).toContain('.data')
  expect(loadMnist).toThrow(DataError)
  expect(loadMnist).toThrow('npm run data -- mnist')
})

test('a truncated file in CHALKGRAD_DATA is refused by name', () => {
  const own = join(folder, 'fashion-mnist')
  cpSync(shipped, own, { recursive: true })
  truncateSync(join(own, 'train-images-idx3-ubyte.gz'), 10_000)
  expect(findDataSet(fashionMnist)).toBe(own)
  expect(() => loadFashionMnist({ full: true })).toThrow(
    /^fashion-mnist\/train-images-idx3-ubyte\.gz: .*truncated/,
  )
})

test('a file with other content than the official is refused by its check sum', () => {
  cpSync(shipped, join(folder, 'fashion-mnist'), { recursive: true })
  expect(() => loadFashionMnist({ full: true })).toThrow(
    /^fashion-mnist\/train-images.*expected content with SHA-256 c59f468a/,
  )
})

test('CIFAR-10 from its binary files', () => {
  const own = join(folder, 'cifar-10', 'cifar-10-batches-bin')
  mkdirSync(own, { recursive: true })
  const names = [
    'data_batch_1',
    'data_batch_2',
    'data_batch_3',
    'data_batch_4',
    'data_batch_5',
    'test_batch',
  ]
  names.forEach((name, i) =>
    writeFileSync(join(own, `${name}.bin`), new Uint8Array(3073).fill(255).fill(i, 0, 1)),
  )
  const { train, test } = loadCifar10()
  expect(train.images.shape).toEqual([5, 3, 32, 32])
  expect([...train.labels.data()]).toEqual([0, 1, 2, 3, 4])
  expect([...test.labels.data()]).toEqual([5])
  expect(train.images.data()[0]).toBe(1)
  expect(findDataSet(cifar10)).toBe(join(folder, 'cifar-10'))
})

// Only where someone has the full set: the shipped part is the rule of SOURCES.md applied to it.
vi.unstubAllEnvs()
const full = findDataSet(fashionMnist)
test.skipIf(full === undefined)(
  'the shipped part is the first 1,000 (200) images of each class, in their order',
  () => {
    for (const [prefix, each] of [
      ['train', 1000],
      ['t10k', 200],
    ] as const) {
      const read = (kind: string) =>
        parseIdx(gunzipSync(readFileSync(join(full ?? '', `${prefix}-${kind}-ubyte.gz`))))
          .data
      const [labels, images] = [read('labels-idx1'), read('images-idx3')]
      const seen = Array<number>(10).fill(0)
      const kept = Array.from(labels.keys()).filter((i) => seen[labels[i]]++ < each)
      const part = new Uint8Array(kept.length * 784)
      kept.forEach((i, at) => part.set(images.subarray(i * 784, (i + 1) * 784), at * 784))
      const name = `${prefix}-images-idx3-ubyte.gz`
      const sum = fashionMnistShipped.files.find((file) => file.name === name)?.sha256 ?? ''
      expect(
        Buffer.from(part).equals(
          Uint8Array.from(parseIdx(readContent(join(shipped, name), name, sum)).data),
        ),
      ).toBe(true)
    }
  },
)

test.each([
  ['unpacked', 'mnist', (name: string) => name.replace('.gz', '')],
  ['with dots', 'mnist', (name: string) => name.replace('-idx', '.idx').replace('.gz', '')],
  ['of torchvision, packed', 'MNIST/raw', (name: string) => name],
  ['of torchvision, unpacked', 'MNIST/raw', (name: string) => name.replace('.gz', '')],
])('MNIST is found under its usual names: %s', (_, place, named) => {
  mkdirSync(join(folder, place), { recursive: true })
  for (const { name } of mnist.files) writeFileSync(join(folder, place, named(name)), 'x')
  expect(findDataSet(mnist)).toBe(join(folder, place))
  // Found, and judged by what is in it.
  expect(loadMnist).toThrow(/^mnist\/train-images.idx3-ubyte.*: expected/)
})

test('an unpacked file is read, and its content checked as that of a packed one', () => {
  const [{ name, sha256 }] = fashionMnistShipped.files
  const path = join(folder, name.replace('.gz', ''))
  writeFileSync(path, gunzipSync(readFileSync(join(shipped, name))))
  expect(readContent(path, 'toy', sha256)).toHaveLength(16 + 10_000 * 784)
  expect(() => readContent(path, 'toy', '00')).toThrow(
    /^toy: expected content with SHA-256 00/,
  )
})
