import { existsSync, readFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseCifar10 } from '../data/cifar10.ts'
import { parseIdx } from '../data/idx.ts'
import { DataError } from '../errors.ts'
import { tensor } from '../tensor/create.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { readContent } from './archive.ts'
import {
  cifar10,
  fashionMnist,
  fashionMnistShipped,
  mnist,
  type DataSet,
} from './catalog.ts'

/** Where `npm run data` puts data sets. */
export const dataFolder = fileURLToPath(new URL('../../.data', import.meta.url))

/** The part of Fashion-MNIST that comes with the book. */
export const shippedFolder = fileURLToPath(
  new URL('../data/fashion-mnist', import.meta.url),
)

/** Images (count, …) as float32 in 0..1, and their labels (count) as int32. */
export interface Split {
  images: Tensor
  labels: Tensor
}

export interface ImageSet {
  name: string
  /** labels → words */
  classes: readonly string[]
  train: Split
  test: Split
}

/** Images as they lie in the files, a quarter as large: shape (count, …), 0 … 255. */
export interface ByteSplit {
  shape: readonly number[]
  pixels: Uint8Array
  labels: Uint8Array
}

/** A data set as bytes. */
export interface ByteSet {
  name: string
  classes: readonly string[]
  train: ByteSplit
  test: ByteSplit
}

/**
 * Fashion-MNIST, images (count, 28, 28). By default the 10,000 + 2,000 images that come
 * with the book, so that a run gives the same on every machine; with `full` all 60,000 +
 * 10,000.
 *
 * @throws DataError with the command to run when the full set is not there, or when a file
 *   is damaged
 */
export function loadFashionMnist({ full = false } = {}): ImageSet {
  return asTensors(readFashionMnist({ full }))
}

/** Fashion-MNIST as bytes, (count, 28, 28). @throws DataError as loadFashionMnist. */
export function readFashionMnist({ full = false } = {}): ByteSet {
  return full
    ? readIdxSet(fashionMnist, folderOf(fashionMnist))
    : readIdxSet(fashionMnistShipped, shippedFolder)
}

/**
 * MNIST, images (60,000 and 10,000, 28, 28).
 *
 * @throws DataError with the command to run when it is not there
 */
export function loadMnist(): ImageSet {
  return asTensors(readMnist())
}

/** MNIST as bytes, (count, 28, 28). @throws DataError as loadMnist. */
export function readMnist(): ByteSet {
  return readIdxSet(mnist, folderOf(mnist))
}

/**
 * CIFAR-10, images (50,000 and 10,000, 3, 32, 32).
 *
 * @throws DataError with the command to run when it is not there
 */
export function loadCifar10(): ImageSet {
  return asTensors(readCifar10())
}

/** CIFAR-10 as bytes, (count, 3, 32, 32). @throws DataError as loadCifar10. */
export function readCifar10(): ByteSet {
  const folder = join(folderOf(cifar10), 'cifar-10-batches-bin')
  const read = (name: string) =>
    parseCifar10(readFileSync(join(folder, name)), `cifar-10/${name}`)
  const split = (names: string[]): ByteSplit => {
    const parts = names.map(read)
    const labels = Buffer.concat(parts.map(({ labels }) => labels))
    const pixels = Buffer.concat(parts.map(({ images }) => images))
    return { shape: [labels.length, 3, 32, 32], pixels, labels }
  }
  return {
    name: cifar10.name,
    classes: cifar10.classes,
    train: split([1, 2, 3, 4, 5].map((i) => `data_batch_${i}.bin`)),
    test: split(['test_batch.bin']),
  }
}

/**
 * Where a full data set lies: a folder of its name below CHALKGRAD_DATA, or else below
 * `.data/`, where `npm run data` puts it. Undefined if neither has all of its files.
 */
export function findDataSet(set: DataSet): string | undefined {
  return places(set).find((folder) =>
    requiredFiles(set).every((name) => fileIn(folder, name) !== undefined),
  )
}

function places(set: DataSet): string[] {
  const own = process.env.CHALKGRAD_DATA
  const named = join(dataFolder, set.name)
  if (!own) return [named]
  // As here, and as PyTorch's torchvision lays them out.
  const raw = set.torchvision === undefined ? '.' : join(set.torchvision, 'raw')
  return [resolve(own, set.name), resolve(own, raw), named]
}

/** A file under its own name, or one that others give it: unpacked, or with a dot before idx. */
function fileIn(folder: string, name: string): string | undefined {
  const dotted = name.replace('-idx', '.idx')
  return [name, dotted]
    .flatMap((name) => [name, name.replace(/\.gz$/, '')])
    .map((name) => join(folder, name))
    .find(existsSync)
}

function requiredFiles(set: DataSet): string[] {
  if (set !== cifar10) return set.files.map(({ name }) => name)
  return [...[1, 2, 3, 4, 5].map((i) => `data_batch_${i}`), 'test_batch'].map(
    (n) => `cifar-10-batches-bin/${n}.bin`,
  )
}

function folderOf(set: DataSet): string {
  const folder = findDataSet(set)
  if (folder !== undefined) return folder
  const looked = process.env.CHALKGRAD_DATA
    ? `CHALKGRAD_DATA (${process.env.CHALKGRAD_DATA}) or .data`
    : '.data'
  throw new DataError(
    `${set.name}: the files are not in ${looked}. Fetch them with\n\n  npm run data -- ${set.name}\n\n` +
      `or name a folder that has ${set.name}/${requiredFiles(set)[0]} in the environment variable CHALKGRAD_DATA.`,
  )
}

function readIdxSet(set: DataSet, folder: string): ByteSet {
  const read = (name: string) => {
    const file = set.files.find((file) => file.name === name)
    const path = fileIn(folder, name)
    if (file === undefined || path === undefined)
      throw new DataError(`${set.name} has no file ${name}`)
    return parseIdx(
      readContent(path, `${set.name}/${basename(path)}`, file.sha256),
      `${set.name}/${name}`,
    )
  }
  const split = (prefix: string): ByteSplit => {
    const { shape, data } = read(`${prefix}-images-idx3-ubyte.gz`)
    const labels = read(`${prefix}-labels-idx1-ubyte.gz`).data
    return { shape, pixels: Uint8Array.from(data), labels: Uint8Array.from(labels) }
  }
  return {
    name: set.name,
    classes: set.classes,
    train: split('train'),
    test: split('t10k'),
  }
}

function asTensors({ train, test, ...set }: ByteSet): ImageSet {
  const split = ({ shape, pixels, labels }: ByteSplit): Split => ({
    images: unit(pixels, shape),
    labels: tensor(Int32Array.from(labels)),
  })
  return { ...set, train: split(train), test: split(test) }
}

/** Bytes 0..255 to float32 0..1. */
function unit(bytes: Uint8Array, shape: readonly number[]): Tensor {
  const values = new Float32Array(bytes.length)
  for (let i = 0; i < bytes.length; i++) values[i] = bytes[i] / 255
  return tensor(values, { shape: [...shape] })
}
