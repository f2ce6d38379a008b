import type { DeviceBuffer } from '../src/memory.ts'
import { elements } from './elementwise.ts'
import { pieces, type Kernels } from './kernels.ts'

/** Sizes of a convolution. x: (images, channels, height, width), w: (filters, channels, kernelHeight, kernelWidth). */
export interface Conv2dSizes {
  images: number
  channels: number
  height: number
  width: number
  filters: number
  kernelHeight: number
  kernelWidth: number
  stride?: number
  padding?: number
  dilation?: number
}

/** Height and width of y: (images, filters, outHeight, outWidth). */
export function conv2dOut(s: Conv2dSizes): { outHeight: number; outWidth: number } {
  const { stride = 1, padding = 0, dilation = 1 } = s
  const along = (size: number, kernel: number): number =>
    Math.floor((size + 2 * padding - dilation * (kernel - 1) - 1) / stride) + 1
  return { outHeight: along(s.height, s.kernelHeight), outWidth: along(s.width, s.kernelWidth) }
}

function pack(s: Conv2dSizes): Int32Array {
  const { outHeight, outWidth } = conv2dOut(s)
  const { stride = 1, padding = 0, dilation = 1 } = s
  const input = [s.images, s.channels, s.height, s.width]
  return Int32Array.of(
    ...input,
    s.filters,
    s.kernelHeight,
    s.kernelWidth,
    outHeight,
    outWidth,
    stride,
    padding,
    dilation,
  )
}

const THREADS = 256
const inputs = (s: Conv2dSizes): number => elements([s.images, s.channels, s.height, s.width])

/** y = x ∗ w + bias; bias may be null. */
export function conv2d(
  kernels: Kernels,
  version: 'direct' | 'tiled',
  { x, w, bias, y }: { x: DeviceBuffer; w: DeviceBuffer; bias: DeviceBuffer | null; y: DeviceBuffer },
  s: Conv2dSizes,
): void {
  const { outHeight, outWidth } = conv2dOut(s)
  const positions = s.images * outHeight * outWidth
  const grid =
    version === 'tiled'
      ? ([pieces(positions, 64), pieces(s.filters, 64)] as const)
      : pieces(positions * s.filters, THREADS)
  kernels.get(`conv2d_${version}`).launch({ grid, block: THREADS }, [x, w, bias, y, pack(s)])
}

/** columns (images, channels·kernelHeight·kernelWidth, outHeight·outWidth), what each output sees of x. */
export function im2col(kernels: Kernels, x: DeviceBuffer, columns: DeviceBuffer, s: Conv2dSizes): void {
  const { outHeight, outWidth } = conv2dOut(s)
  const n = elements([s.images, s.channels, s.kernelHeight, s.kernelWidth, outHeight, outWidth])
  kernels.get('im2col').launch({ grid: pieces(n, THREADS), block: THREADS }, [x, columns, pack(s)])
}

/** out (images, channels, height, width): the sum of all columns at each place. */
export function col2im(kernels: Kernels, columns: DeviceBuffer, out: DeviceBuffer, s: Conv2dSizes): void {
  kernels.get('col2im').launch({ grid: pieces(inputs(s), THREADS), block: THREADS }, [columns, out, pack(s)])
}

/** The gradient with respect to x, from g, that with respect to y. */
export function conv2dInputGradient(
  kernels: Kernels,
  { g, w, out }: Record<'g' | 'w' | 'out', DeviceBuffer>,
  s: Conv2dSizes,
): void {
  const grid = pieces(inputs(s), THREADS)
  kernels.get('conv2d_input_gradient').launch({ grid, block: THREADS }, [g, w, out, pack(s)])
}

/** The gradient with respect to w. */
export function conv2dWeightGradient(
  kernels: Kernels,
  { g, x, out }: Record<'g' | 'x' | 'out', DeviceBuffer>,
  s: Conv2dSizes,
): void {
  const weights = elements([s.filters, s.channels, s.kernelHeight, s.kernelWidth])
  kernels.get('conv2d_weight_gradient').launch({ grid: weights, block: THREADS }, [g, x, out, pack(s)])
}

/** The gradient with respect to the bias (filters). */
export function conv2dBiasGradient(kernels: Kernels, g: DeviceBuffer, out: DeviceBuffer, s: Conv2dSizes): void {
  kernels.get('conv2d_bias_gradient').launch({ grid: s.filters, block: THREADS }, [g, out, pack(s)])
}
