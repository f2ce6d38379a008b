import { ArgumentError, DtypeError, ShapeError } from '../errors.ts'
import { checkArgument, checkOptions, describe, type Kinds } from '../options.ts'
import { broadcastShapes } from '../shape/broadcast.ts'
import { formatShape, type Shape } from '../shape/shape.ts'
import { Tensor } from '../tensor/tensor.ts'
import type { AttentionOptions } from './attention.ts'
import { needFloat } from './operand.ts'

/** As it stands in messages. */
export const attention = 'scaledDotProductAttention'

const kinds: Kinds<AttentionOptions> = {
  mask: Tensor,
  causal: 'boolean',
  lengths: 'list or object',
  scale: 'number',
  dropout: 'function',
  see: 'function',
}

/** @throws as scaledDotProductAttention */
export function checkAttention(
  q: Tensor,
  k: Tensor,
  v: Tensor,
  options: AttentionOptions,
): void {
  for (const [what, x] of Object.entries({ q, k, v })) {
    checkArgument(attention, what, x, Tensor)
    needFloat(attention, x)
    if (x.dtype !== q.dtype)
      throw new DtypeError(
        `${attention}: q is ${q.dtype}, ${what} is ${x.dtype}: dtypes are never mixed silently. Convert one with .cast()`,
      )
    if (x.rank < 2)
      throw new ShapeError(
        `${attention}: ${what} must be (…, ${what === 'q' ? 'queries' : 'keys'}, features), got ${formatShape(x.shape)}`,
      )
  }
  checkOptions(attention, options, kinds)
  const { scale = 1 } = options
  if (!Number.isFinite(scale))
    throw new ArgumentError(`${attention}: scale must be finite, got ${describe(scale)}`)
  const [d, keyWidth] = [q, k].map(({ shape }) => shape[shape.length - 1])
  const [keys, values] = [k, v].map(({ shape }) => shape[shape.length - 2])
  const shapes = `q ${formatShape(q.shape)}, k ${formatShape(k.shape)}, v ${formatShape(v.shape)}`
  if (d !== keyWidth)
    throw new ShapeError(
      `${attention}: ${shapes}: a query is multiplied by a key, so their last axes must agree, ${d} ≠ ${keyWidth}`,
    )
  if (keys !== values)
    throw new ShapeError(
      `${attention}: ${shapes}: each key has a value, so their axes before the last must agree, ${keys} ≠ ${values}`,
    )
  const outer = ({ shape }: Tensor): Shape => shape.slice(0, -2)
  broadcastShapes(
    `${attention}, the axes in front`,
    broadcastShapes(`${attention}, the axes in front`, outer(q), outer(k)),
    outer(v),
  )
}
