import type { Operand } from 'chalkgrad'

/**
 * The matrix product, two rows and two columns at a time: four numbers are read for four products. At an edge the last
 * row or column stands in for the one beyond: the same result is then written to the same place twice.
 */
export function matmul(a: Operand, b: Operand, out: Operand): void {
  const [A, B, C] = [a.storage.read(), b.storage.read(), out.storage.write()]
  const [batch, m, n] = out.layout.shape
  const K = a.layout.shape[2]
  const [batchA, rowA, stepA] = a.layout.strides
  const [batchB, stepB, columnB] = b.layout.strides
  for (let matrix = 0; matrix < batch; matrix++) {
    const startA = a.layout.offset + matrix * batchA
    const startB = b.layout.offset + matrix * batchB
    const startC = matrix * m * n
    for (let i = 0; i < m; i += 2) {
      const below = Math.min(i + 1, m - 1)
      for (let j = 0; j < n; j += 2) {
        const right = Math.min(j + 1, n - 1)
        let [c00, c01, c10, c11] = [0, 0, 0, 0]
        for (let k = 0; k < K; k++) {
          const a0 = A[startA + i * rowA + k * stepA]
          const a1 = A[startA + below * rowA + k * stepA]
          const b0 = B[startB + k * stepB + j * columnB]
          const b1 = B[startB + k * stepB + right * columnB]
          c00 += a0 * b0
          c01 += a0 * b1
          c10 += a1 * b0
          c11 += a1 * b1
        }
        C[startC + i * n + j] = c00
        C[startC + i * n + right] = c01
        C[startC + below * n + j] = c10
        C[startC + below * n + right] = c11
      }
    }
  }
}
