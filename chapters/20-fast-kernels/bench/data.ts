import { flatLayers, weightShapes, type Layer } from './works.ts'

/**
 * Numbers from −1 to 1 that look random: the same for every library, in every language, and
 * each without those before it. The mixing is the end of MurmurHash3.
 */
export function numbers(count: number, seed: number): Float32Array<ArrayBuffer> {
  const out = new Float32Array(count)
  for (let i = 0; i < count; i++) {
    let h = (i + Math.imul(seed, 0x9e3779b9)) | 0
    h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
    h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
    out[i] = ((h ^ (h >>> 16)) >>> 0) / 2 ** 31 - 1
  }
  return out
}

/** Class numbers below `classes`. */
export function labels(
  count: number,
  classes: number,
  seed: number,
): Int32Array<ArrayBuffer> {
  return Int32Array.from(numbers(count, seed), (value) =>
    Math.min(classes - 1, Math.floor(((value + 1) / 2) * classes)),
  )
}

/** The weight of each layer to begin with, (outputs, inputs, …) in order; biases are 0. */
export function weights(layers: readonly Layer[]): Float32Array<ArrayBuffer>[] {
  return flatLayers(layers).flatMap((layer, i) =>
    weightShapes(layer).map((shape, j) => {
      const size = shape.reduce((a, b) => a * b, 1)
      const inputs = size / shape[0]
      return numbers(size, 100 + i + 1000 * j).map((value) => value * Math.sqrt(3 / inputs))
    }),
  )
}

/** (rows, columns) → (columns, rows), for libraries that keep a weight the other way. */
export function transposed(
  matrix: Float32Array,
  rows: number,
  columns: number,
): Float32Array<ArrayBuffer> {
  const out = new Float32Array(matrix.length)
  for (let i = 0; i < rows; i++)
    for (let j = 0; j < columns; j++) out[j * rows + i] = matrix[i * columns + j]
  return out
}
