import type { Kernels } from '../../kernels/kernels.ts'
import type { Machine } from '../machine.ts'
import { copyKernel } from './copy.ts'
import { elementwise } from './elementwise.ts'
import { gatherKernels } from './gather.ts'
import { matmulKernel } from './matmul.ts'
import { Addresses } from './operands.ts'
import { reduceKernels } from './reduce.ts'

/**
 * The kernels that WebAssembly does faster, for float32 tensors in its memory. Whatever
 * they do not cover, another dtype, strides that do not fit, a tensor elsewhere, goes to
 * the readable loops: both work on the same memory.
 */
export function wasmKernels(machine: Machine): Partial<Kernels> {
  const at = new Addresses(machine)
  const copy = copyKernel(machine, at)
  return {
    ...elementwise(machine, at, copy),
    ...reduceKernels(machine, at),
    ...gatherKernels(machine, at),
    copy,
    matmul: matmulKernel(machine, at),
  }
}
