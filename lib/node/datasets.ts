import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
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
  type ImageDataSet,
} from './catalog.ts'
import { fileIn, folderOf } from './find-data-set.ts'

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

function readIdxSet(set: ImageDataSet, folder: string): ByteSet {
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
