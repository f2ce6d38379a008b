/** The same products, the loops in the order i, k, j: B and C are walked along their rows. */
export function reordered(
  m: number,
  n: number,
  K: number,
  A: Float32Array,
  B: Float32Array,
  C: Float32Array,
): void {
  C.fill(0)
  for (let i = 0; i < m; i++) {
    for (let k = 0; k < K; k++) {
      const a = A[i * K + k]
      for (let j = 0; j < n; j++) C[i * n + j] += a * B[k * n + j]
    }
  }
}
