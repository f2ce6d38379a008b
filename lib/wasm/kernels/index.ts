import type { Kernels } from '../../kernels/kernels.ts'
import type { Runtime } from '../runtime.ts'
import { conv2dKernels } from './conv2d.ts'
import { copyKernel, fillKernel } from './copy.ts'
import { elementwise } from './elementwise.ts'
import { gatherKernels } from './gather.ts'
import { matmulKernel } from './matmul.ts'
import { Addresses } from './operands.ts'
import { packedProducts } from './packed.ts'
import { maxPool2dKernel } from './pool2d.ts'
import { randomKernels } from './random.ts'
import { reduceKernels } from './reduce.ts'
import { whereKernel } from './where.ts'
import { winogradProducts } from './winograd.ts'

/**
 * The kernels that WebAssembly does faster, for float32 tensors in its memory. Whatever
 * they do not cover, another dtype, strides that do not fit, a tensor elsewhere, goes to
 * the readable loops: both work on the same memory.
 */
export function wasmKernels(runtime: Runtime): Partial<Kernels> {
  const at = new Addresses(runtime)
  const copy = copyKernel(runtime, at)
  const matmul = matmulKernel(runtime, at)
  const products = winogradProducts(runtime, matmul, packedProducts(runtime))
  return {
    ...elementwise(runtime, at, copy),
    ...reduceKernels(runtime, at),
    ...gatherKernels(runtime, at),
    ...randomKernels(runtime),
    copy,
    fill: fillKernel(runtime, at),
    where: whereKernel(runtime, at),
    matmul,
    ...conv2dKernels(runtime, at, products),
    maxPool2d: maxPool2dKernel(runtime, at),
  }
}
