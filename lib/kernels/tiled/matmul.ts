import type { Operand } from '../kernels.ts'

// One line for each row of the block: prettier would spread them.
// prettier-ignore
/**
 * C = A·B for each matrix of the batch: C[i, j] = Σₖ A[i, k] · B[k, j].
 *
 * The product of reference/matmul.ts, its sums in the same order, so that the bits are the
 * same. Four rows and four columns are worked on at once: eight numbers are loaded for sixteen
 * products, where one output at a time would load thirty-two. At the edges the last row or
 * column stands in for those beyond: the same result is then written to the same place
 * several times.
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
    for (let i = 0; i < m; i += 4) {
      const i1 = Math.min(i + 1, m - 1)
      const i2 = Math.min(i + 2, m - 1)
      const i3 = Math.min(i + 3, m - 1)
      for (let j = 0; j < n; j += 4) {
        const j1 = Math.min(j + 1, n - 1)
        const j2 = Math.min(j + 2, n - 1)
        const j3 = Math.min(j + 3, n - 1)
        let p0 = startA + i * rowA, p1 = startA + i1 * rowA, p2 = startA + i2 * rowA, p3 = startA + i3 * rowA
        let q0 = startB + j * columnB, q1 = startB + j1 * columnB, q2 = startB + j2 * columnB, q3 = startB + j3 * columnB
        let c00 = 0, c01 = 0, c02 = 0, c03 = 0, c10 = 0, c11 = 0, c12 = 0, c13 = 0
        let c20 = 0, c21 = 0, c22 = 0, c23 = 0, c30 = 0, c31 = 0, c32 = 0, c33 = 0
        for (let k = 0; k < K; k++) {
          const a0 = A[p0], a1 = A[p1], a2 = A[p2], a3 = A[p3]
          const b0 = B[q0], b1 = B[q1], b2 = B[q2], b3 = B[q3]
          c00 += a0 * b0; c01 += a0 * b1; c02 += a0 * b2; c03 += a0 * b3
          c10 += a1 * b0; c11 += a1 * b1; c12 += a1 * b2; c13 += a1 * b3
          c20 += a2 * b0; c21 += a2 * b1; c22 += a2 * b2; c23 += a2 * b3
          c30 += a3 * b0; c31 += a3 * b1; c32 += a3 * b2; c33 += a3 * b3
          p0 += stepA; p1 += stepA; p2 += stepA; p3 += stepA
          q0 += stepB; q1 += stepB; q2 += stepB; q3 += stepB
        }
        const r0 = startC + i * n, r1 = startC + i1 * n, r2 = startC + i2 * n, r3 = startC + i3 * n
        C[r0 + j] = c00; C[r0 + j1] = c01; C[r0 + j2] = c02; C[r0 + j3] = c03
        C[r1 + j] = c10; C[r1 + j1] = c11; C[r1 + j2] = c12; C[r1 + j3] = c13
        C[r2 + j] = c20; C[r2 + j1] = c21; C[r2 + j2] = c22; C[r2 + j3] = c23
        C[r3 + j] = c30; C[r3 + j1] = c31; C[r3 + j2] = c32; C[r3 + j3] = c33
      }
    }
  }
}
