import type { Operand } from '../kernels.ts'

/** C = A·B for each matrix of the batch: C[i, j] = Σₖ A[i, k] · B[k, j]. */
export function matmul(a: Operand, b: Operand, out: Operand): void {
  const [A, B, C] = [a.storage.read(), b.storage.read(), out.storage.write()]
  const [batch, m, n] = out.layout.shape
  const K = a.layout.shape[2]
  const [batchA, rowA, stepA] = a.layout.strides
  const [batchB, stepB, columnB] = b.layout.strides
  for (let matrix = 0, o = 0; matrix < batch; matrix++) {
    for (let i = 0; i < m; i++) {
      for (let j = 0; j < n; j++, o++) {
        let p = a.layout.offset + matrix * batchA + i * rowA
        let q = b.layout.offset + matrix * batchB + j * columnB
        let sum = 0
        for (let k = 0; k < K; k++, p += stepA, q += stepB) sum += A[p] * B[q]
        C[o] = sum
      }
    }
  }
}
