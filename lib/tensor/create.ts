import { ArgumentError, DtypeError, ShapeError } from '../errors.ts'
import { kernels } from '../kernels/registry.ts'
import type { Random } from '../random/random.ts'
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
import { Tensor, type NestedArray } from './tensor.ts'

export interface TensorOptions {
  /** Default float32. */
  dtype?: Dtype
  /**
   * Record what is done with the tensor, so that `backward` finds its gradient? Default
   * false.
   */
  requiresGrad?: boolean
}

/** A tensor whose numbers are still to be written: every element must be. */
export function empty(shape: Shape, dtype: Dtype, madeBy: string): Tensor {
  return new Tensor(allocate(dtype, sizeOf(shape), madeBy), contiguousLayout(shape))
}

function make(
  name: string,
  shape: Shape,
  { dtype = 'float32', requiresGrad = false }: TensorOptions,
): Tensor {
  checkShape(name, shape)
  checkDtype(name, dtype)
  if (requiresGrad && !isFloat(dtype)) {
    throw new DtypeError(
      `${name}: only float32 and float64 tensors can have a gradient, not ${dtype}: a whole number cannot move a little`,
    )
  }
  const x = empty(shape, dtype, name)
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
  if (ArrayBuffer.isView(values)) {
    const shape = options.shape ?? [values.length]
    const x = make('tensor', shape, { ...options, dtype: options.dtype ?? dtypeOf(values) })
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
  const shape = options.shape ?? nestedShape(values)
  const x = make('tensor', shape, options)
  const flat = x.storage.write()
  let place = 0
  const fill = (part: NestedArray, axis: number): void => {
    if (Array.isArray(part)) for (const inner of part) fill(inner, axis + 1)
    else if (typeof part === 'number') {
      checkHolds('tensor', x.dtype, part)
      flat[place++] = part
    } else
      throw new ArgumentError(`tensor: element ${place} is ${describe(part)}, not a number`)
  }
  checkNested(values, nestedShape(values), [])
  fill(values, 0)
  if (place !== flat.length)
    throw new ShapeError(
      `tensor: ${formatShape(shape)} needs ${flat.length} numbers, got ${place}`,
    )
  return x
}

/** The shape that the first branch of the nesting suggests. */
function nestedShape(values: NestedArray): number[] {
  return Array.isArray(values)
    ? [values.length, ...(values.length > 0 ? nestedShape(values[0]) : [])]
    : []
}

/** Does every branch have that shape? Says which does not. */
function checkNested(part: NestedArray, shape: Shape, path: readonly number[]): void {
  const at = path.length ? `at [${path.join('][')}]` : 'at the top'
  if (!Array.isArray(part)) {
    if (shape.length > 0)
      throw new ShapeError(
        `tensor: ragged nesting: ${at} an array of ${shape[0]} was expected, got ${describe(part)}`,
      )
    return
  }
  if (shape.length === 0)
    throw new ShapeError(
      `tensor: ragged nesting: ${at} a number was expected, got an array of ${part.length}`,
    )
  if (part.length !== shape[0]) {
    throw new ShapeError(
      `tensor: ragged nesting: ${at} an array of ${shape[0]} was expected, got one of ${part.length}`,
    )
  }
  if (shape.length > 1 || part.some(Array.isArray))
    part.forEach((inner, i) => checkNested(inner, shape.slice(1), [...path, i]))
}

function describe(value: unknown): string {
  if (typeof value === 'string') return `the text '${value}'`
  return value === undefined ? 'nothing' : String(value)
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

/** Standard normal numbers drawn from `random`. */
export function randn(shape: Shape, random: Random, options: TensorOptions = {}): Tensor {
  return drawn('randn', 'normal', shape, random, options)
}

/** Numbers drawn from `random`, uniform in [0, 1). */
export function rand(shape: Shape, random: Random, options: TensorOptions = {}): Tensor {
  return drawn('rand', 'uniform', shape, random, options)
}

function drawn(
  name: string,
  kernel: 'normal' | 'uniform',
  shape: Shape,
  random: Random,
  options: TensorOptions,
): Tensor {
  const x = make(name, shape, options)
  if (!isFloat(x.dtype))
    throw new DtypeError(
      `${name}: int32 holds whole numbers, these have a fraction: use float32, or random.integer(n)`,
    )
  kernels[kernel](random, x)
  return x
}
