import { record } from '../autograd/record.ts'
import { ShapeError } from '../errors.ts'
import type { ReduceName } from '../kernels/kernels.ts'
import { kernels } from '../kernels/registry.ts'
import { checkOptions, type Kinds } from '../options.ts'
import { normalizeAxes, normalizeAxis, reducedShape } from '../shape/axes.ts'
import { broadcastAxes, broadcastShapes } from '../shape/broadcast.ts'
import { permuteLayout } from '../shape/layout.ts'
import { checkIsList, formatShape, sameShape, type Shape } from '../shape/shape.ts'
import type { Dtype } from '../storage/dtype.ts'
import { empty } from '../tensor/create.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { needFloat } from './operand.ts'
import { where } from './where.ts'
import { inFloat64, toInt32 } from './whole-numbers.ts'

/** One axis, several, or none: all of them. Negative axes count from the back. */
export type Axes = number | readonly number[]

export interface ReduceOptions {
  /**
   * Keep the reduced axes with size 1, so that the result broadcasts against the input.
   * Default false.
   */
  keepDims?: boolean
}

const reduceKinds: Kinds<ReduceOptions> = { keepDims: 'boolean' }

/** The option, checked: x.sum(0, true) would otherwise silently be x.sum(0). */
export function keepsDims(name: string, options: ReduceOptions): boolean {
  checkOptions(name, options, reduceKinds)
  return options.keepDims ?? false
}

/** Runs a reduce kernel with the reduced axes laid out last. Records nothing. */
function reduced(
  name: ReduceName,
  x: Tensor,
  axes: readonly number[],
  keepDims: boolean,
  dtype: Dtype = x.dtype,
): Tensor {
  if (name === 'sum' && x.dtype === 'int32')
    return toInt32(name, reduced(name, inFloat64(x), axes, keepDims))
  const kept = x.shape.flatMap((_, axis) => (axes.includes(axis) ? [] : [axis]))
  const out = empty(reducedShape(x.shape, axes, keepDims), dtype, name)
  kernels[name](
    { storage: x.storage, layout: permuteLayout(x.layout, [...kept, ...axes]) },
    kept.length,
    out,
  )
  return out
}

/**
 * g over the kept axes, repeated along the reduced ones to the shape of x: the gradient of
 * a sum.
 */
function expandOver(g: Tensor, x: Tensor, axes: readonly number[]): Tensor {
  return g.reshape(reducedShape(x.shape, axes, true)).expand(x.shape)
}

/** Adds up over `axes`. Every element that was added gets the gradient of the sum. */
export function sum(x: Tensor, axes?: Axes, options: ReduceOptions = {}): Tensor {
  const keepDims = keepsDims('sum', options)
  const over = normalizeAxes('sum', axes, x.shape)
  return record(
    'sum',
    reduced('sum', x, over, keepDims),
    [x],
    [(g) => expandOver(g, x, over)],
  )
}

/** The average over `axes`; NaN when there is nothing to average. */
export function mean(x: Tensor, axes?: Axes, options: ReduceOptions = {}): Tensor {
  needFloat('mean', x)
  keepsDims('mean', options)
  return sum(x, axes, options).div(count(x, normalizeAxes('mean', axes, x.shape)))
}

/** How many elements go into each element of a reduction. */
function count(x: Tensor, axes: readonly number[]): number {
  return axes.reduce((n, axis) => n * x.shape[axis], 1)
}

/**
 * The variance over `axes`: the mean squared distance from the mean. Divided by n −
 * correction: 1, the default, estimates the variance of what the sample was drawn from
 * (Bessel's correction); 0 gives that of the numbers themselves.
 */
export function variance(
  x: Tensor,
  axes?: Axes,
  options: ReduceOptions & { correction?: number } = {},
): Tensor {
  needFloat('var', x)
  checkOptions('var', options, { ...reduceKinds, correction: 'number' })
  const { keepDims = false, correction = 1 } = options
  const over = normalizeAxes('var', axes, x.shape)
  const n = count(x, over)
  return x
    .sub(x.mean(over, { keepDims: true }))
    .square()
    .sum(over, { keepDims })
    .div(Math.max(0, n - correction))
}

/** The gradient goes to the elements that are the extreme; a tie shares it equally. */
function extreme(
  name: 'max' | 'min',
  x: Tensor,
  axes: Axes | undefined,
  options: ReduceOptions,
): Tensor {
  const keepDims = keepsDims(name, options)
  const over = normalizeAxes(name, axes, x.shape)
  needSome(name, x, over)
  const y = reduced(name, x, over, keepDims)
  const rule = (g: Tensor): Tensor => {
    const winners = x.equal(expandOver(y.detach(), x, over))
    const each = expandOver(g, x, over).div(winners.sum(over, { keepDims: true }))
    return where(winners, each, 0)
  }
  return record(name, y, [x], [rule])
}

/** The largest over `axes`. @throws ShapeError when there is nothing to choose from. */
export const max = (x: Tensor, axes?: Axes, options: ReduceOptions = {}): Tensor =>
  extreme('max', x, axes, options)
/** The smallest over `axes`. @throws ShapeError when there is nothing to choose from. */
export const min = (x: Tensor, axes?: Axes, options: ReduceOptions = {}): Tensor =>
  extreme('min', x, axes, options)

/**
 * Where along `axis` the extreme is, as int32; the first of several. Without an axis: in
 * the flattened tensor.
 */
function argExtreme(
  name: 'argmax' | 'argmin',
  x: Tensor,
  axis: number | undefined,
  options: ReduceOptions,
): Tensor {
  const keepDims = keepsDims(name, options)
  const over =
    axis === undefined
      ? normalizeAxes(name, undefined, x.shape)
      : [normalizeAxis(name, axis, x.shape)]
  needSome(name, x, over)
  return reduced(name, x, over, keepDims, 'int32')
}

export const argmax = (x: Tensor, axis?: number, options: ReduceOptions = {}): Tensor =>
  argExtreme('argmax', x, axis, options)
export const argmin = (x: Tensor, axis?: number, options: ReduceOptions = {}): Tensor =>
  argExtreme('argmin', x, axis, options)

function needSome(name: string, x: Tensor, axes: readonly number[]): void {
  const emptyAxis = axes.find((axis) => x.shape[axis] === 0)
  if (emptyAxis !== undefined)
    throw new ShapeError(
      `${name}: axis ${emptyAxis} of ${formatShape(x.shape)} is empty: there is no ${name} of nothing`,
    )
}

/**
 * Adds up the axes along which a tensor of `shape` was repeated to become x: the gradient
 * of broadcasting. A number that was used n times gets the sum of n gradients.
 *
 * @throws ShapeError unless `shape` broadcasts to x's.
 */
export function sumTo(x: Tensor, shape: Shape): Tensor {
  if (x.shape === shape) return x
  checkIsList('sumTo', shape)
  if (sameShape(x.shape, shape)) return x
  if (!sameShape(broadcastShapes('sumTo', shape, x.shape), x.shape))
    throw new ShapeError(
      `sumTo: ${formatShape(shape)} does not broadcast to ${formatShape(x.shape)}`,
    )
  return x.sum(broadcastAxes(shape, x.shape)).reshape(shape)
}
