import { DataError } from '../errors.ts'
import { checkArgument } from '../options.ts'

/** CIFAR-10's classes; a label is an index into this list. */
export const cifar10Classes = [
  'airplane',
  'automobile',
  'bird',
  'cat',
  'deer',
  'dog',
  'frog',
  'horse',
  'ship',
  'truck',
] as const

const pixels = 3 * 32 * 32 // red plane, green plane, blue plane, each row by row
const record = 1 + pixels // the label comes first

/**
 * Reads one file of the CIFAR-10 binary version: records of a label byte and 3,072 pixel
 * bytes.
 * @returns images with shape (count, 3, 32, 32), flat and row-major, and their labels, both
 *   copied
 * @throws DataError that names the file, what was expected and what came
 */
export function parseCifar10(bytes: Uint8Array, name = 'CIFAR-10 file') {
  checkArgument('parseCifar10', 'the bytes', bytes, Uint8Array)
  const count = Math.floor(bytes.length / record)
  if (count === 0 || bytes.length % record !== 0) {
    throw new DataError(
      `${name}: expected one or more records of ${record} bytes (a label, then 3 × 32 × 32 pixels), ` +
        `got ${bytes.length} bytes, which is ${count} records and ${bytes.length % record} bytes: truncated?`,
    )
  }
  const images = new Uint8Array(count * pixels)
  const labels = new Uint8Array(count)
  for (let i = 0; i < count; i++) {
    const start = i * record
    labels[i] = bytes[start]
    if (labels[i] >= cifar10Classes.length) {
      throw new DataError(
        `${name}: expected labels from 0 to 9, got ${labels[i]} in record ${i} (byte ${start}): is this the binary version of CIFAR-10?`,
      )
    }
    images.set(bytes.subarray(start + 1, start + record), i * pixels)
  }
  return { shape: [count, 3, 32, 32], images, labels }
}
