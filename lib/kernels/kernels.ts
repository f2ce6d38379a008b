import type { Random } from '../random/random.ts'
import type { Layout } from '../shape/layout.ts'
import type { Pair, Sliding } from '../shape/sliding.ts'
import type { Storage } from '../storage/storage.ts'
import type { BinaryName, UnaryName } from './reference/elementwise.ts'
import type { ReduceName } from './reference/reduce.ts'

// The readable loops are the list: who adds one has added a kernel.
export type { BinaryName, UnaryName } from './reference/elementwise.ts'
export type { ReduceName } from './reference/reduce.ts'

/** What a kernel reads or writes: memory, and where in it the elements lie. */
export interface Operand {
  readonly storage: Storage
  readonly layout: Layout
}

/** out[i] = f(x[i]). `out` is contiguous and has x's shape and dtype. */
export type UnaryKernel = (x: Operand, out: Operand) => void

/**
 * out[i] = f(a[i], b[i]). Both inputs are laid out with out's shape (repeated axes have
 * stride 0); `out` is contiguous.
 */
export type BinaryKernel = (a: Operand, b: Operand, out: Operand) => void

/**
 * Reduces the last axes of x: x is laid out as (…kept axes, …reduced axes), `kept` counts
 * the first kind, and `out` is contiguous with one element for each index of the kept axes.
 */
export type ReduceKernel = (x: Operand, kept: number, out: Operand) => void

/** How the filters of a convolution slide, and in how many groups channels are kept apart. */
export interface Filter extends Sliding {
  groups: number
}

/**
 * The seam between the engine and the machine. Everything above it says what is to be
 * computed, a set of kernels says how. Kernels see memory and layouts, never tensors, check
 * nothing, and write every element of `out`. Where `out` is contiguous it fills its storage
 * from the first element on. An element-wise kernel may be given as `out` one of its inputs,
 * if that has out's layout: it reads each element before it overwrites it.
 */
export interface Kernels
  extends
    Record<UnaryName, UnaryKernel>,
    Record<BinaryName, BinaryKernel>,
    Record<ReduceName, ReduceKernel> {
  /** out[i] = value, for any layout. */
  fill(value: number, out: Operand): void
  /** out[i] = x[i], for any two layouts of one shape, and any two dtypes. */
  copy(x: Operand, out: Operand): void
  /**
   * out[i] = condition[i] ≠ 0 ? a[i] : b[i]. All laid out with out's shape; `out` is
   * contiguous.
   */
  where(condition: Operand, a: Operand, b: Operand, out: Operand): void
  /**
   * a: (batch, m, k), b: (batch, k, n), out: (batch, m, n) contiguous; a and b with any
   * strides.
   */
  matmul(a: Operand, b: Operand, out: Operand): void
  /**
   * The convolution of pictures x: (batch, channels, height, width) with filters w:
   * (outChannels, channels / groups, kernelHeight, kernelWidth), plus bias: (outChannels),
   * where there is one. out: (batch, outChannels, outHeight, outWidth). All contiguous.
   */
  conv2d(
    x: Operand,
    w: Operand,
    bias: Operand | undefined,
    filter: Filter,
    out: Operand,
  ): void
  /** The gradient of x in conv2d, from g, that of its result; all contiguous. */
  convTranspose2d(g: Operand, w: Operand, filter: Filter, out: Operand): void
  /** The gradient of w in conv2d, from g, that of its result; all contiguous. */
  conv2dWeight(x: Operand, g: Operand, filter: Filter, out: Operand): void
  /**
   * The largest of each window of x: (batch, channels, height, width), and its place in its
   * channel, row · width + column, as int32; all contiguous.
   */
  maxPool2d(x: Operand, kernel: Pair, sliding: Sliding, out: Operand, place: Operand): void
  /** out[…, i, …] = x[…, index[…, i, …], …] along `axis`; index and out have one shape. */
  gather(x: Operand, index: Operand, axis: number, out: Operand): void
  /**
   * out[…, index[…, i, …], …] += x[…, i, …] along `axis`; index and x have one shape, out
   * is contiguous and already holds numbers.
   */
  scatterAdd(x: Operand, index: Operand, axis: number, out: Operand): void
  /** out[…, i, …] = x[…, 0, …] + … + x[…, i, …] along `axis`; out is contiguous. */
  cumsum(x: Operand, axis: number, out: Operand): void
  /**
   * The places along `axis` in the order of their numbers, as int32; equal ones stay in their
   * order, NaN is the largest. out is contiguous, of x's shape.
   */
  argsort(x: Operand, axis: number, descending: boolean, out: Operand): void
  /** out = Σ x², added up in float64: x with any layout, out one float64. */
  sumOfSquares(x: Operand, out: Operand): void
  /** out[i] = the next number of `random`, uniform in [0, 1); `out` is contiguous. */
  uniform(random: Random, out: Operand): void
  /** out[i] = the next number of `random`, normal with mean 0 and variance 1. */
  normal(random: Random, out: Operand): void
}
