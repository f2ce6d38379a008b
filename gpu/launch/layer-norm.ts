import type { DeviceBuffer } from '../src/memory.ts'
import { pieces, type Kernels } from './kernels.ts'
import { rowParts, sumColumns, type Rows } from './reduce.ts'
import { inRegisters, threadsOfRow } from './softmax.ts'

/** y = (x − mean) · inverse · weight + bias along rows; mean and inverse (rows) are written for the gradient. */
export function layerNorm(
  kernels: Kernels,
  { x, weight, bias, y, mean, inverse }: Record<'x' | 'weight' | 'bias' | 'y' | 'mean' | 'inverse', DeviceBuffer>,
  { rows, columns }: Rows,
  epsilon = 1e-5,
  registers = inRegisters(columns) && columns >= 512,
): void {
  const block = registers ? 256 : threadsOfRow(columns)
  kernels
    .get(registers ? 'layer_norm_registers' : 'layer_norm')
    .launch({ grid: rows, block }, [x, weight, bias, y, mean, inverse, columns, epsilon])
}

/** out = the gradient with respect to x. */
export function layerNormGradient(
  kernels: Kernels,
  { g, x, weight, mean, inverse, out }: Record<'g' | 'x' | 'weight' | 'mean' | 'inverse' | 'out', DeviceBuffer>,
  { rows, columns }: Rows,
  registers = inRegisters(columns) && columns >= 512,
): void {
  const block = registers ? 256 : threadsOfRow(columns)
  kernels
    .get(registers ? 'layer_norm_gradient_registers' : 'layer_norm_gradient')
    .launch({ grid: rows, block }, [g, x, weight, mean, inverse, out, columns])
}

/** weightGradient and biasGradient (columns). */
export function layerNormParameterGradients(
  kernels: Kernels,
  {
    g,
    x,
    mean,
    inverse,
    weightGradient,
    biasGradient,
  }: Record<'g' | 'x' | 'mean' | 'inverse' | 'weightGradient' | 'biasGradient', DeviceBuffer>,
  size: Rows,
): void {
  const { rows, columns } = size
  const { parts, chunk } = rowParts(kernels, size)
  const weights = kernels.device.alloc(4 * parts * columns)
  const biases = kernels.device.alloc(4 * parts * columns)
  kernels
    .get('layer_norm_parameter_gradients')
    .launch({ grid: [pieces(columns, 32), parts], block: [32, 8] }, [
      g,
      x,
      mean,
      inverse,
      weights,
      biases,
      rows,
      columns,
      chunk,
    ])
  sumColumns(kernels, weights, weightGradient, { rows: parts, columns })
  sumColumns(kernels, biases, biasGradient, { rows: parts, columns })
  weights.free()
  biases.free()
}
