import type { DeviceBuffer } from '../src/memory.ts'
import type { Stream } from '../src/stream.ts'
import { pieces, type Kernels } from './kernels.ts'
import { packLayout } from './layout.ts'

// The order is that of the lists in kernels/elementwise.cu.
// prettier-ignore
export const unaryNames = [
  'neg', 'abs', 'sign', 'square', 'sqrt', 'exp', 'log', 'sin', 'cos', 'tanh', 'sigmoid', 'relu', 'softplus', 'gelu',
] as const
// prettier-ignore
export const binaryNames = [
  'add', 'sub', 'mul', 'div', 'pow', 'maximum', 'minimum',
  'equal', 'notEqual', 'less', 'lessEqual', 'greater', 'greaterEqual',
] as const

export type UnaryName = (typeof unaryNames)[number]
export type BinaryName = (typeof binaryNames)[number]

const THREADS = 256

/** A thread for each 4 elements, or for each one. */
export function threadsFor(n: number, perThread: 1 | 4, stream?: Stream) {
  return { grid: pieces(n, THREADS * perThread), block: THREADS, stream }
}

/** out[i] = f(x[i]), both contiguous. */
export function unary(kernels: Kernels, name: UnaryName, x: DeviceBuffer, out: DeviceBuffer, n: number): void {
  kernels.get(`unary_${name}`).launch(threadsFor(n, 4), [x, out, n])
}

/** out[i] = f(a[i], b[i]), all contiguous. */
export function binary(
  kernels: Kernels,
  name: BinaryName,
  [a, b, out]: readonly [a: DeviceBuffer, b: DeviceBuffer, out: DeviceBuffer],
  n: number,
): void {
  kernels.get(`binary_${name}`).launch(threadsFor(n, 4), [a, b, out, n])
}

/** out = the gradient with respect to x, from g, that with respect to y = f(x); all contiguous. */
export function unaryGradient(
  kernels: Kernels,
  name: UnaryName,
  [g, x, y, out]: readonly [g: DeviceBuffer, x: DeviceBuffer, y: DeviceBuffer, out: DeviceBuffer],
  n: number,
): void {
  kernels.get(`gradient_${name}`).launch(threadsFor(n, 4), [g, x, y, out, n])
}

/** An operand that is read by strides, which count elements; stride 0 repeats an axis. */
export interface Strided {
  buffer: DeviceBuffer
  strides: readonly number[]
}

/** out[i] = f(x[i]); out is contiguous and has the shape. */
export function unaryStrided(
  kernels: Kernels,
  name: UnaryName,
  x: Strided,
  out: DeviceBuffer,
  shape: readonly number[],
): void {
  const n = elements(shape)
  const layout = packLayout(shape, x.strides, x.strides)
  kernels.get('unary_strided').launch(threadsFor(n, 4), [unaryNames.indexOf(name), x.buffer, out, layout, n])
}

/** out[i] = f(a[i], b[i]); out is contiguous and has the shape. */
export function binaryStrided(
  kernels: Kernels,
  name: BinaryName,
  [a, b]: readonly [a: Strided, b: Strided],
  out: DeviceBuffer,
  shape: readonly number[],
): void {
  const n = elements(shape)
  const layout = packLayout(shape, a.strides, b.strides)
  const operation = binaryNames.indexOf(name)
  kernels.get('binary_strided').launch(threadsFor(n, 4), [operation, a.buffer, b.buffer, out, layout, n])
}

/** out[i] = condition[i] ≠ 0 ? a[i] : b[i]; out is contiguous and has the shape. */
export function where(
  kernels: Kernels,
  [condition, a, b]: readonly [condition: Strided, a: Strided, b: Strided],
  out: DeviceBuffer,
  shape: readonly number[],
): void {
  const n = elements(shape)
  const layout = packLayout(shape, condition.strides, a.strides, b.strides)
  kernels.get('where_strided').launch(threadsFor(n, 4), [condition.buffer, a.buffer, b.buffer, out, layout, n])
}

export function elements(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1)
}
