import { describe, expect, test } from 'vitest'
import { DataError } from '../errors.ts'
import { parseCifar10 } from './cifar10.ts'

function record(label: number, fill: number): Uint8Array {
  return new Uint8Array(3073).fill(fill).fill(label, 0, 1)
}

function join(...parts: Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]))
}

test('records become labels and images', () => {
  const { shape, images, labels } = parseCifar10(join(record(3, 10), record(9, 20)))
  expect(shape).toEqual([2, 3, 32, 32])
  expect(labels).toEqual(Uint8Array.of(3, 9))
  expect(images.length).toBe(2 * 3072)
  expect([images[0], images[3071], images[3072], images[6143]]).toEqual([10, 10, 20, 20])
})

describe('a broken file is refused with its name, what was expected and what came', () => {
  test.each<[string, Uint8Array, RegExp]>([
    [
      'empty',
      new Uint8Array(),
      /^broken: expected one or more records of 3073 bytes.*got 0 bytes/,
    ],
    [
      'truncated',
      join(record(1, 0), record(2, 0)).subarray(0, 5000),
      /^broken: .*got 5000 bytes, which is 1 records and 1927/,
    ],
    [
      'a label that is none',
      join(record(1, 0), record(10, 0)),
      /^broken: expected labels from 0 to 9, got 10 in record 1/,
    ],
  ])('%s', (_, bytes, message) => {
    expect(() => parseCifar10(bytes, 'broken')).toThrow(message)
    expect(() => parseCifar10(bytes, 'broken')).toThrow(DataError)
  })
})
