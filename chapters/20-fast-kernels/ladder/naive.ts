/** The definition, as it is written: C[i, j] = Σₖ A[i, k] · B[k, j]. */
export function naive(
  m: number,
  n: number,
  K: number,
  A: Float32Array,
  B: Float32Array,
  C: Float32Array,
): void {
  for (let i = 0; i < m; i++) {
    for (let j = 0; j < n; j++) {
      let sum = 0
      for (let k = 0; k < K; k++) sum += A[i * K + k] * B[k * n + j]
      C[i * n + j] = sum
    }
  }
}
