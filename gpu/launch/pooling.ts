import type { DeviceBuffer } from '../src/memory.ts'
import { pieces, type Kernels } from './kernels.ts'

/** x: (planes, height, width); windows of kernel × kernel. */
export interface Pool2dSizes {
  planes: number
  height: number
  width: number
  kernel: number
  stride: number
  padding?: number
}

/** Height and width of y: (planes, outHeight, outWidth). */
export function pool2dOut({ height, width, kernel, stride, padding = 0 }: Pool2dSizes): [number, number] {
  const along = (size: number): number => Math.floor((size + 2 * padding - kernel) / stride) + 1
  return [along(height), along(width)]
}

function pack(s: Pool2dSizes): Int32Array {
  return Int32Array.of(s.planes, s.height, s.width, s.kernel, ...pool2dOut(s), s.stride, s.padding ?? 0)
}

function launchOverOutput(s: Pool2dSizes) {
  const [height, width] = pool2dOut(s)
  return { grid: pieces(s.planes * height * width, 256), block: 256 }
}

function launchOverInput(s: Pool2dSizes) {
  return { grid: pieces(s.planes * s.height * s.width, 256), block: 256 }
}

/** y = the largest of each window, where (int32) = its place in the plane. */
export function maxPool2d(
  kernels: Kernels,
  { x, y, where }: Record<'x' | 'y' | 'where', DeviceBuffer>,
  s: Pool2dSizes,
): void {
  kernels.get('max_pool2d').launch(launchOverOutput(s), [x, y, where, pack(s)])
}

export function maxPool2dGradient(
  kernels: Kernels,
  { g, where, out }: Record<'g' | 'where' | 'out', DeviceBuffer>,
  s: Pool2dSizes,
): void {
  kernels.get('max_pool2d_gradient').launch(launchOverInput(s), [g, where, out, pack(s)])
}

/** y = the mean of each window. */
export function averagePool2d(kernels: Kernels, x: DeviceBuffer, y: DeviceBuffer, s: Pool2dSizes): void {
  kernels.get('average_pool2d').launch(launchOverOutput(s), [x, y, pack(s)])
}

export function averagePool2dGradient(kernels: Kernels, g: DeviceBuffer, out: DeviceBuffer, s: Pool2dSizes): void {
  kernels.get('average_pool2d_gradient').launch(launchOverInput(s), [g, out, pack(s)])
}
