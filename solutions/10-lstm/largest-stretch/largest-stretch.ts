/**
 * v is a mixture of the directions of M. Each round multiplies the part in a direction by the square of its stretch, so the
 * largest outgrows all others. If two are alike, v stays a mixture of both: then the answer is the same for either.
 */
export function largestStretch(matrix: readonly (readonly number[])[]): number {
  let v = matrix[0].map((_, i) => Math.sin(12.9898 * (i + 1))) // no pattern: at a right angle to nothing in particular
  let stretch = 0
  for (let round = 0; round < 100_000; round++) {
    const length = norm(v)
    v = v.map((value) => value / length)
    const stretched = matrix.map((row) => dot(row, v)) // M·v
    const before = stretch
    stretch = norm(stretched)
    if (Math.abs(stretch - before) <= 1e-13 * stretch) break // at once, if all is 0
    v = v.map((_, i) => matrix.reduce((sum, row, j) => sum + row[i] * stretched[j], 0)) // Mᵀ·(M·v)
  }
  return stretch
}

const dot = (a: readonly number[], b: readonly number[]): number => a.reduce((sum, value, i) => sum + value * b[i], 0)
const norm = (v: readonly number[]): number => Math.sqrt(dot(v, v))
