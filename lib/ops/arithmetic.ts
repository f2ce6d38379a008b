import { record } from '../autograd/record.ts'
import { ArgumentError, DtypeError } from '../errors.ts'
import type { BinaryName } from '../kernels/kernels.ts'
import { kernels } from '../kernels/registry.ts'
import { checkArgument } from '../options.ts'
import { broadcastShapes } from '../shape/broadcast.ts'
import { contiguousLayout, isContiguous, type Layout } from '../shape/layout.ts'
import { sizeOf, type Shape } from '../shape/shape.ts'
import { allocate } from '../storage/scope.ts'
import { Tensor } from '../tensor/tensor.ts'
import { expanded, operand } from './operand.ts'
import { where } from './where.ts'
import { inFloat64, toInt32 } from './whole-numbers.ts'

/** Whose result may be a whole number that int32 cannot hold. */
const growing: ReadonlySet<BinaryName> = new Set(['add', 'sub', 'mul', 'pow'])

/** Runs a binary kernel on two tensors, repeated to their common shape. Records nothing. */
export function broadcasted(name: BinaryName, a: Tensor, b: Tensor): Tensor {
  if (a.dtype === 'int32' && growing.has(name))
    return toInt32(name, broadcasted(name, inFloat64(a), inFloat64(b)))
  const shape = broadcastShapes(name, a.shape, b.shape)
  const layout = outputLayout(a, b, shape)
  const out = new Tensor(allocate(a.dtype, sizeOf(shape), name), layout)
  kernels[name](expanded(a, shape), expanded(b, shape), out)
  return out
}

/** Layouts never change, so the output shares that of an operand where it can. */
function outputLayout(a: Tensor, b: Tensor, shape: Shape): Layout {
  if (a.shape === shape && a.offset === 0 && isContiguous(a.layout)) return a.layout
  if (b.shape === shape && b.offset === 0 && isContiguous(b.layout)) return b.layout
  return contiguousLayout(shape)
}

/** x + y. Each part of a sum passes the gradient on unchanged. */
export function add(x: Tensor, other: Tensor | number): Tensor {
  const y = operand('add', x, other)
  return record(
    'add',
    broadcasted('add', x, y),
    [x, y],
    [(g) => g.sumTo(x.shape), (g) => g.sumTo(y.shape)],
  )
}

/** x − y. */
export function sub(x: Tensor, other: Tensor | number): Tensor {
  const y = operand('sub', x, other)
  return record(
    'sub',
    broadcasted('sub', x, y),
    [x, y],
    [(g) => g.sumTo(x.shape), (g) => g.neg().sumTo(y.shape)],
  )
}

/** x · y, element by element. Each factor's gradient is scaled by the other factor. */
export function mul(x: Tensor, other: Tensor | number): Tensor {
  const y = operand('mul', x, other)
  return record(
    'mul',
    broadcasted('mul', x, y),
    [x, y],
    [(g) => g.mul(y).sumTo(x.shape), (g) => g.mul(x).sumTo(y.shape)],
  )
}

/** x / y. ∂/∂x = 1/y, ∂/∂y = −x/y² = −(x/y)/y. */
export function div(x: Tensor, other: Tensor | number): Tensor {
  const y = operand('div', x, other)
  if (x.dtype === 'int32')
    throw new DtypeError(`div: int32 would lose the fraction: use .cast('float32') first`)
  const z = broadcasted('div', x, y)
  return record(
    'div',
    z,
    [x, y],
    [(g) => g.div(y).sumTo(x.shape), (g) => g.mul(z).div(y).neg().sumTo(y.shape)],
  )
}

/**
 * xʸ. ∂/∂x = y·xʸ⁻¹, ∂/∂y = xʸ·ln x. Where a formula says 0 · ∞ but nothing moves, the
 * gradient is 0: x⁰ is 1 for every x, and 0ʸ stays 0 (or 1, for y = 0) as y ≥ 0 moves.
 */
export function pow(x: Tensor, other: Tensor | number): Tensor {
  const y = operand('pow', x, other)
  if (x.dtype === 'int32' && y.data().some((exponent) => exponent < 0))
    throw new DtypeError(
      `pow: int32 would lose the fraction of a negative power: use .cast('float32') first`,
    )
  const z = broadcasted('pow', x, y)
  return record(
    'pow',
    z,
    [x, y],
    [
      (g) => where(y, g.mul(x.pow(y.sub(1)).mul(y)), 0).sumTo(x.shape),
      (g) => {
        const still = x.equal(0).mul(y.greaterEqual(0))
        return where(still, 0, g.mul(z.mul(x.log()))).sumTo(y.shape)
      },
    ],
  )
}

/**
 * The larger of x and y, element by element. The gradient goes to the larger; a tie shares
 * it equally.
 */
export function maximum(x: Tensor, other: Tensor | number): Tensor {
  const y = operand('maximum', x, other)
  return record(
    'maximum',
    broadcasted('maximum', x, y),
    [x, y],
    [(g) => partOf(g, x, y).sumTo(x.shape), (g) => partOf(g, y, x).sumTo(y.shape)],
  )
}

/**
 * The smaller of x and y, element by element. The gradient goes to the smaller; a tie
 * shares it equally.
 */
export function minimum(x: Tensor, other: Tensor | number): Tensor {
  const y = operand('minimum', x, other)
  return record(
    'minimum',
    broadcasted('minimum', x, y),
    [x, y],
    [(g) => partOf(g, y, x).sumTo(x.shape), (g) => partOf(g, x, y).sumTo(y.shape)],
  )
}

/** g where x > y, half of it where they are equal, 0 elsewhere. */
function partOf(g: Tensor, x: Tensor, y: Tensor): Tensor {
  return where(x.greater(y), g, where(x.equal(y), g.mul(0.5), 0))
}

/**
 * x, moved into [low, high]. The gradient passes where x is inside, ends included.
 *
 * @throws ArgumentError unless low ≤ high.
 */
export function clamp(x: Tensor, low: number, high: number): Tensor {
  for (const [what, value] of Object.entries({ low, high }))
    checkArgument('clamp', what, value, 'number')
  if (!(low <= high))
    throw new ArgumentError(`clamp: low must be at most high, got ${low} and ${high}`)
  const y = broadcasted(
    'minimum',
    broadcasted('maximum', x, operand('clamp', x, low)),
    operand('clamp', x, high),
  )
  const inside = (): Tensor => x.greaterEqual(low).mul(x.lessEqual(high))
  return record('clamp', y, [x], [(g) => where(inside(), g, 0)])
}
