const f = Math.fround

/**
 * The tile of 4 × 4, with every product and every sum rounded to float32 at once, as C would
 * have it. One instruction more for each, and the sums are worse.
 */
// prettier-ignore
export function rounded(m: number, n: number, K: number, A: Float32Array, B: Float32Array, C: Float32Array): void {
  for (let i = 0; i < m; i += 4) {
    const i1 = Math.min(i + 1, m - 1), i2 = Math.min(i + 2, m - 1), i3 = Math.min(i + 3, m - 1)
    for (let j = 0; j < n; j += 4) {
      const j1 = Math.min(j + 1, n - 1), j2 = Math.min(j + 2, n - 1), j3 = Math.min(j + 3, n - 1)
      let c00 = 0, c01 = 0, c02 = 0, c03 = 0, c10 = 0, c11 = 0, c12 = 0, c13 = 0
      let c20 = 0, c21 = 0, c22 = 0, c23 = 0, c30 = 0, c31 = 0, c32 = 0, c33 = 0
      for (let k = 0, q = 0; k < K; k++, q += n) {
        const a0 = A[i * K + k], a1 = A[i1 * K + k], a2 = A[i2 * K + k], a3 = A[i3 * K + k]
        const b0 = B[q + j], b1 = B[q + j1], b2 = B[q + j2], b3 = B[q + j3]
        c00 = f(c00 + f(a0 * b0)); c01 = f(c01 + f(a0 * b1)); c02 = f(c02 + f(a0 * b2)); c03 = f(c03 + f(a0 * b3))
        c10 = f(c10 + f(a1 * b0)); c11 = f(c11 + f(a1 * b1)); c12 = f(c12 + f(a1 * b2)); c13 = f(c13 + f(a1 * b3))
        c20 = f(c20 + f(a2 * b0)); c21 = f(c21 + f(a2 * b1)); c22 = f(c22 + f(a2 * b2)); c23 = f(c23 + f(a2 * b3))
        c30 = f(c30 + f(a3 * b0)); c31 = f(c31 + f(a3 * b1)); c32 = f(c32 + f(a3 * b2)); c33 = f(c33 + f(a3 * b3))
      }
      C[i * n + j] = c00; C[i * n + j1] = c01; C[i * n + j2] = c02; C[i * n + j3] = c03
      C[i1 * n + j] = c10; C[i1 * n + j1] = c11; C[i1 * n + j2] = c12; C[i1 * n + j3] = c13
      C[i2 * n + j] = c20; C[i2 * n + j1] = c21; C[i2 * n + j2] = c22; C[i2 * n + j3] = c23
      C[i3 * n + j] = c30; C[i3 * n + j1] = c31; C[i3 * n + j2] = c32; C[i3 * n + j3] = c33
    }
  }
}
