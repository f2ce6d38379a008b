import { DataError } from '../errors.ts'
import { checkArgument } from '../options.ts'

/**
 * An idx file, the format of MNIST: two zero bytes, a type, the rank, one big-endian 32-bit
 * size per axis, then the elements in row-major order. MNIST itself is found on the disk and
 * loaded by `loadMnist` in lib/node/datasets.ts.
 */
export interface Idx {
  shape: number[]
  data: Uint8Array | Int8Array | Int16Array | Int32Array | Float32Array | Float64Array
}

// The third byte of the file names the element type.
const types: Record<
  number,
  { bytes: number; read: (view: DataView, count: number) => Idx['data'] }
> = {
  0x08: { bytes: 1, read: (view, n) => new Uint8Array(view.buffer, view.byteOffset, n) },
  0x09: { bytes: 1, read: (view, n) => new Int8Array(view.buffer, view.byteOffset, n) },
  0x0b: {
    bytes: 2,
    read: (view, n) => Int16Array.from({ length: n }, (_, i) => view.getInt16(2 * i)),
  },
  0x0c: {
    bytes: 4,
    read: (view, n) => Int32Array.from({ length: n }, (_, i) => view.getInt32(4 * i)),
  },
  0x0d: {
    bytes: 4,
    read: (view, n) => Float32Array.from({ length: n }, (_, i) => view.getFloat32(4 * i)),
  },
  0x0e: {
    bytes: 8,
    read: (view, n) => Float64Array.from({ length: n }, (_, i) => view.getFloat64(8 * i)),
  },
}

/**
 * Reads an unpacked idx file. One-byte data is a view of `bytes`, not a copy.
 * @throws DataError that names the file, what was expected and what came
 */
export function parseIdx(bytes: Uint8Array, name = 'idx file'): Idx {
  checkArgument('parseIdx', 'the bytes', bytes, Uint8Array)
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) {
    throw new DataError(
      `${name}: expected an idx file, got a gzip archive; unpack it first`,
    )
  }
  if (bytes.length < 4) {
    throw new DataError(
      `${name}: expected an idx file, which starts with 4 bytes of magic number, got ${size(bytes)}`,
    )
  }
  const [zero1, zero2, code, rank] = bytes
  const type = types[code]
  if (zero1 !== 0 || zero2 !== 0 || type === undefined) {
    throw new DataError(
      `${name}: expected an idx file, whose magic number is 00 00, a type (${Object.keys(types).map(Number).map(hex).join(', ')}) ` +
        `and the number of axes; got ${[...bytes.subarray(0, 4)].map(hex).join(' ')}`,
    )
  }

  const header = 4 + 4 * rank
  if (bytes.length < header) {
    throw new DataError(
      `${name}: expected a header of ${header} bytes for ${rank} axes, got ${size(bytes)}: truncated?`,
    )
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  const shape = Array.from({ length: rank }, (_, axis) => view.getUint32(4 + 4 * axis))
  const count = shape.reduce((product, n) => product * n, 1)
  const expected = header + count * type.bytes
  if (bytes.length !== expected) {
    const cause = bytes.length < expected ? 'truncated?' : 'extra bytes at its end'
    throw new DataError(
      `${name}: expected ${expected} bytes for shape (${shape.join(', ')}), got ${bytes.length}: ${cause}`,
    )
  }
  return {
    shape,
    data: type.read(new DataView(bytes.buffer, bytes.byteOffset + header), count),
  }
}

function hex(byte: number): string {
  return byte.toString(16).padStart(2, '0')
}

function size(bytes: Uint8Array): string {
  return bytes.length === 1 ? '1 byte' : `${bytes.length} bytes`
}
