// Whoever makes a tensor wants what can be typed after its dot.
import '../methods.ts'
import { ArgumentError, DtypeError, ShapeError } from '../errors.ts'
import { kernels } from '../kernels/registry.ts'
import { checkOptions, describe, isDetached, type Kinds } from '../options.ts'
import { contiguousLayout } from '../shape/layout.ts'
import { checkShape, formatShape, sizeOf, type Shape } from '../shape/shape.ts'
import {
  checkDtype,
  checkHolds,
  dtypeOf,
  isFloat,
  type Dtype,
  type TypedArray,
} from '../storage/dtype.ts'
import { allocate } from '../storage/scope.ts'
import { flattenNested, nestedShape, type NestedArray } from './nested.ts'
import { Tensor } from './tensor.ts'

export interface TensorOptions {
  /** Default float32. */
  dtype?: Dtype
  /**
   * Record what is done with the tensor, so that `backward` finds its gradient? Default
   * false.
   */
  requiresGrad?: boolean
}

const tensorKinds: Kinds<TensorOptions> = { dtype: 'string', requiresGrad: 'boolean' }
const valueKinds: Kinds<TensorOptions & { shape?: Shape }> = {
  ...tensorKinds,
  shape: 'list',
}

/** A tensor whose numbers are still to be written: every element must be. */
export function empty(shape: Shape, dtype: Dtype, madeBy: string): Tensor {
  return new Tensor(allocate(dtype, sizeOf(shape), madeBy), contiguousLayout(shape))
}

/** What every maker of tensors checks. The shape is copied: it is the caller's. */
export function make(name: string, shape: Shape, options: TensorOptions): Tensor {
  checkShape(name, shape, options)
  checkOptions(name, options, tensorKinds)
  const { dtype = 'float32', requiresGrad = false } = options
  checkDtype(name, dtype)
  if (requiresGrad && !isFloat(dtype)) {
    throw new DtypeError(
      `${name}: only float32 and float64 tensors can have a gradient, not ${dtype}: a whole number cannot move a little`,
    )
  }
  const x = empty([...shape], dtype, name)
  x.requiresGrad = requiresGrad
  return x
}

/** Element i, in the order of a flat array, is value(i). */
function generate(
  name: string,
  shape: Shape,
  options: TensorOptions,
  value: (i: number) => number,
): Tensor {
  const x = make(name, shape, options)
  const flat = x.storage.write()
  for (let i = 0; i < flat.length; i++) {
    const number = value(i)
    checkHolds(name, x.dtype, number)
    flat[i] = number
  }
  return x
}

/**
 * A tensor of the given numbers: a number, nested arrays of equal lengths, or a typed array
 * with a shape beside it. The numbers are copied. `tensor([[1, 2], [3, 4]])` is (2, 2); a
 * typed array brings its own dtype.
 *
 * @throws ShapeError when nested arrays differ in length, or a typed array does not fit the
 *   shape.
 */
export function tensor(
  values: NestedArray | TypedArray,
  options: TensorOptions & { shape?: Shape } = {},
): Tensor {
  checkOptions('tensor', options, valueKinds)
  const { shape: wanted, ...rest } = options
  if (ArrayBuffer.isView(values)) {
    if (values.length === 0 && isDetached(values))
      throw new ArgumentError(
        `tensor: values must have their memory, got ${describe(values)}`,
      )
    const shape = wanted ?? [values.length]
    // Bytes become numbers of any dtype that is asked for. A BigInt or a DataView cannot.
    const bare = typeof (values[0] ?? values) !== 'number' && values.length !== 0
    const dtype = rest.dtype === undefined || bare ? dtypeOf(values) : rest.dtype
    const x = make('tensor', shape, { ...rest, dtype })
    if (sizeOf(shape) !== values.length) {
      throw new ShapeError(
        `tensor: ${formatShape(shape)} needs ${sizeOf(shape)} numbers, the array has ${values.length}`,
      )
    }
    if (x.dtype === 'int32')
      for (const value of values) checkHolds('tensor', x.dtype, value)
    x.storage.write().set(values)
    return x
  }
  const x = make('tensor', wanted ?? nestedShape(values), rest)
  const flat = x.storage.write()
  let place = 0
  flattenNested(values, (value) => {
    checkHolds('tensor', x.dtype, value)
    flat[place++] = value
  })
  if (place !== flat.length)
    throw new ShapeError(
      `tensor: ${formatShape(x.shape)} needs ${flat.length} numbers, got ${place}`,
    )
  return x
}

/** A tensor in which every element is `value`. */
export function full(shape: Shape, value: number, options: TensorOptions = {}): Tensor {
  return filled('full', shape, value, options)
}

export function zeros(shape: Shape, options: TensorOptions = {}): Tensor {
  return filled('zeros', shape, 0, options)
}

export function ones(shape: Shape, options: TensorOptions = {}): Tensor {
  return filled('ones', shape, 1, options)
}

function filled(name: string, shape: Shape, value: number, options: TensorOptions): Tensor {
  const x = make(name, shape, options)
  checkNumbers(name, { value })
  checkHolds(name, x.dtype, value)
  kernels.fill(value, x)
  return x
}

/** start, start + step, … up to but without stop; `arange(4)` is 0, 1, 2, 3. */
export function arange(
  start: number,
  stop?: number,
  step = 1,
  options: TensorOptions = {},
): Tensor {
  const [from, to] = stop === undefined ? [0, start] : [start, stop]
  checkNumbers('arange', { start: from, stop: to, step })
  if (!(Math.abs(step) > 0) || !Number.isFinite(from + to + step)) {
    throw new ArgumentError(
      `arange: needs finite ends and a step that is not 0, got ${from}, ${to}, ${step}`,
    )
  }
  const count = Math.max(0, Math.ceil((to - from) / step))
  return generate('arange', [count], options, (i) => from + i * step)
}

/** `count` numbers from start to stop, both included, equally far apart. */
export function linspace(
  start: number,
  stop: number,
  count: number,
  options: TensorOptions = {},
): Tensor {
  checkNumbers('linspace', { start, stop, count })
  const last = count - 1
  // Rounding must not miss the end.
  return generate('linspace', [count], options, (i) =>
    i > 0 && i === last ? stop : start + (i > 0 ? ((stop - start) * i) / last : 0),
  )
}

/** The identity matrix (n, n). */
export function eye(n: number, options: TensorOptions = {}): Tensor {
  const x = filled('eye', [n, n], 0, options)
  const flat = x.storage.write()
  for (let i = 0; i < n; i++) flat[i * n + i] = 1
  return x
}

function checkNumbers(name: string, numbers: Record<string, number>): void {
  for (const [what, value] of Object.entries(numbers))
    if (typeof value !== 'number')
      throw new ArgumentError(`${name}: ${what} must be a number, got ${describe(value)}`)
}
