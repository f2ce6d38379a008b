import { describe, expect, test } from 'vitest'
import { DataError } from '../errors.ts'
import { parseIdx } from './idx.ts'

const labels = Uint8Array.of(0, 0, 0x08, 1, 0, 0, 0, 3, 7, 2, 1)
const matrix = Uint8Array.of(0, 0, 0x08, 2, 0, 0, 0, 2, 0, 0, 0, 3, 1, 2, 3, 4, 5, 6)

describe('a sound idx file', () => {
  test('one axis of bytes', () => {
    expect(parseIdx(labels)).toEqual({ shape: [3], data: Uint8Array.of(7, 2, 1) })
  })

  test('two axes of bytes, row by row', () => {
    expect(parseIdx(matrix)).toEqual({
      shape: [2, 3],
      data: Uint8Array.of(1, 2, 3, 4, 5, 6),
    })
  })

  test('bytes that lie in the middle of a larger buffer', () => {
    const larger = new Uint8Array(40)
    larger.set(labels, 13)
    expect(parseIdx(larger.subarray(13, 13 + labels.length)).data).toEqual(
      Uint8Array.of(7, 2, 1),
    )
  })

  test.each([
    [0x09, [0xff], Int8Array.of(-1)],
    [0x0b, [0xff, 0xfe], Int16Array.of(-2)],
    [0x0c, [0, 0, 1, 2], Int32Array.of(258)],
    [0x0d, [0x3f, 0xc0, 0, 0], Float32Array.of(1.5)],
    [0x0e, [0xc0, 0, 0, 0, 0, 0, 0, 0], Float64Array.of(-2)],
  ])('big-endian elements of type %i', (code, element, data) => {
    expect(parseIdx(Uint8Array.of(0, 0, code, 1, 0, 0, 0, 1, ...element))).toEqual({
      shape: [1],
      data,
    })
  })

  test('an axis of size zero holds nothing', () => {
    expect(parseIdx(Uint8Array.of(0, 0, 0x08, 1, 0, 0, 0, 0))).toEqual({
      shape: [0],
      data: new Uint8Array(),
    })
  })
})

describe('a broken idx file is refused with its name, what was expected and what came', () => {
  test.each<[string, Uint8Array, RegExp]>([
    ['empty', new Uint8Array(), /^broken: expected an idx file.* got 0 bytes/],
    [
      'still packed',
      Uint8Array.of(0x1f, 0x8b, 8, 0, 0),
      /^broken: .*got a gzip archive; unpack it first/,
    ],
    [
      'bad magic',
      Uint8Array.of(1, 0, 0x08, 1, 0, 0, 0, 0),
      /^broken: .*00 00.*got 01 00 08 01/,
    ],
    [
      'unknown type',
      Uint8Array.of(0, 0, 0x0a, 1, 0, 0, 0, 0),
      /^broken: .*08, 09, 0b, 0c, 0d, 0e.*got 00 00 0a 01/,
    ],
    [
      'truncated header',
      matrix.subarray(0, 9),
      /^broken: expected a header of 12 bytes for 2 axes, got 9 bytes/,
    ],
    [
      'truncated data',
      matrix.subarray(0, 17),
      /^broken: expected 18 bytes for shape \(2, 3\), got 17: truncated/,
    ],
    [
      'trailing bytes',
      Uint8Array.of(...labels, 9),
      /^broken: expected 11 bytes for shape \(3\), got 12: extra bytes/,
    ],
  ])('%s', (_, bytes, message) => {
    expect(() => parseIdx(bytes, 'broken')).toThrow(message)
    expect(() => parseIdx(bytes, 'broken')).toThrow(DataError)
  })
})
