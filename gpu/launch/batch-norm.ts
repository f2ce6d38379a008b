import type { DeviceBuffer } from '../src/memory.ts'
import { threadsFor } from './elementwise.ts'
import { pieces, type Kernels } from './kernels.ts'
import { reduceRows } from './reduce.ts'

/** x: (images, channels, size) */
export interface BatchNormSizes {
  images: number
  channels: number
  size: number
}

/** The numbers of a part that a block keeps in its registers. */
const IN_REGISTERS = 4096

/** Parts of a channel: several times as many as run at once, and no smaller than some thousands of numbers. */
function partsOf(kernels: Kernels, { images, channels, size }: BatchNormSizes): number {
  const wanted = pieces(kernels.device.multiprocessors * 32, channels)
  return Math.max(1, Math.min(wanted, Math.floor((images * size) / 2048)))
}

/** mean and variance (channels) of x over images and places; the variance is divided by their number. */
export function batchNormStatistics(
  kernels: Kernels,
  { x, mean, variance }: Record<'x' | 'mean' | 'variance', DeviceBuffer>,
  sizes: BatchNormSizes,
): void {
  const { images, channels, size } = sizes
  const count = images * size
  const registers = size % 4 === 0
  const parts = registers ? pieces(count, IN_REGISTERS) : partsOf(kernels, sizes)
  const chunk = registers ? IN_REGISTERS : pieces(count, parts)
  const [means, squares] = [0, 1].map(() => kernels.device.alloc(4 * channels * parts))
  kernels
    .get(registers ? 'batch_norm_parts_registers' : 'batch_norm_parts')
    .launch({ grid: channels * parts, block: 256 }, [x, means, squares, images, channels, size, parts])
  kernels
    .get('batch_norm_join')
    .launch({ grid: pieces(channels, 8), block: [32, 8] }, [
      means,
      squares,
      mean,
      variance,
      channels,
      count,
      parts,
      chunk,
    ])
  means.free()
  squares.free()
}

/** y = (x − mean) / √(variance + ε) · weight + bias */
export function batchNorm(
  kernels: Kernels,
  { x, mean, variance, weight, bias, y }: Record<'x' | 'mean' | 'variance' | 'weight' | 'bias' | 'y', DeviceBuffer>,
  { images, channels, size }: BatchNormSizes,
  epsilon = 1e-5,
): void {
  const n = images * channels * size
  kernels.get('batch_norm').launch(threadsFor(n, 4), [x, mean, variance, weight, bias, y, n, channels, size, epsilon])
}

/** The three gradients in training: out like x, weightGradient and biasGradient (channels). */
export function batchNormGradient(
  kernels: Kernels,
  {
    g,
    x,
    mean,
    variance,
    weight,
    out,
    weightGradient,
    biasGradient,
  }: Record<'g' | 'x' | 'mean' | 'variance' | 'weight' | 'out' | 'weightGradient' | 'biasGradient', DeviceBuffer>,
  sizes: BatchNormSizes,
  epsilon = 1e-5,
): void {
  const { images, channels, size } = sizes
  const parts = partsOf(kernels, sizes)
  const [sums, dots] = [0, 1].map(() => kernels.device.alloc(4 * channels * parts))
  const counts = [images, channels, size, parts]
  kernels
    .get('batch_norm_gradient_parts')
    .launch({ grid: channels * parts, block: 256 }, [g, x, mean, variance, sums, dots, ...counts, epsilon])
  reduceRows(kernels, 'sum', sums, biasGradient, { rows: channels, columns: parts })
  reduceRows(kernels, 'sum', dots, weightGradient, { rows: channels, columns: parts })
  const n = images * channels * size
  const operands = [g, x, mean, variance, weight, biasGradient, weightGradient, out]
  kernels.get('batch_norm_gradient').launch(threadsFor(n, 4), [...operands, n, channels, size, epsilon])
  sums.free()
  dots.free()
}
