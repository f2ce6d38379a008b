import type { Kernels } from '../../kernels/kernels.ts'
import { reference } from '../../kernels/reference/index.ts'
import type { Machine } from '../machine.ts'
import type { Addresses } from './operands.ts'

/** The matrix product, with factors of any strides. */
export function matmulKernel(machine: Machine, at: Addresses): Kernels['matmul'] {
  return (a, b, out) => {
    const [left, right, to] = [at.float32(a), at.float32(b), at.float32(out)]
    if (left < 0 || right < 0 || to < 0) return reference.matmul(a, b, out)
    const [batch, m, n] = out.layout.shape
    const k = a.layout.shape[2]
    if (k === 0) return reference.fill(0, out)
    const [batchA, rowA, stepA] = a.layout.strides
    const [batchB, stepB, columnB] = b.layout.strides
    machine.run(
      'matmul', batch, 1, m, n, k,
      left, 4 * batchA, 4 * rowA, 4 * stepA, right, 4 * batchB, 4 * stepB, 4 * columnB, to,
    ) // prettier-ignore
  }
}
