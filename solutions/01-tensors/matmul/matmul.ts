import type { Operand } from 'chalkgrad'

/** The matrix product, as a kernel: C[i, j] = Σₖ A[i, k] · B[k, j], for each matrix of a batch. */
export function matmul(a: Operand, b: Operand, out: Operand): void {
  const [A, B, C] = [a.storage.read(), b.storage.read(), out.storage.write()]
  const [batch, m, n] = out.layout.shape
  const K = a.layout.shape[2]
  const [batchA, rowA, stepA] = a.layout.strides
  const [batchB, stepB, columnB] = b.layout.strides
  for (let matrix = 0; matrix < batch; matrix++) {
    for (let i = 0; i < m; i++) {
      for (let j = 0; j < n; j++) {
        // The first numbers of the row and of the column; from there each k is one stride further.
        let p = a.layout.offset + matrix * batchA + i * rowA
        let q = b.layout.offset + matrix * batchB + j * columnB
        // A local sum: the memory of C may hold old numbers, and it may be float32.
        let sum = 0
        for (let k = 0; k < K; k++) {
          sum += A[p] * B[q]
          p += stepA
          q += stepB
        }
        C[(matrix * m + i) * n + j] = sum
      }
    }
  }
}
