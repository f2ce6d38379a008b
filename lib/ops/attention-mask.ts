import { ArgumentError, ShapeError } from '../errors.ts'
import { checkArgument } from '../options.ts'
import { formatShape, sameShape, type Shape } from '../shape/shape.ts'
import { arange, ones, tensor } from '../tensor/create.ts'
import { Tensor } from '../tensor/tensor.ts'
import { checkLengths, type Lengths } from './lengths.ts'
import { where } from './where.ts'

/** Where queries may look. What is given holds together: a key must be allowed by each. */
export interface AttentionMask {
  /** 1 where a query may look at a key, 0 where not; broadcasts to the scores, (…, queries, keys). */
  mask?: Tensor
  /** Nobody looks ahead: the last query is at the place of the last key, and each sees keys up to its own. */
  causal?: boolean
  /** How many keys of each sequence of the batch count, the first axis; behind them is padding. */
  lengths?: Lengths
}

/**
 * One mask from all that is given, to meet scores of this shape, (…, queries, keys); undefined
 * where everything may be seen.
 *
 * @throws ShapeError for a mask that does not broadcast to the scores. @throws ArgumentError for one of other numbers than 0 and 1.
 */
export function attentionMask(
  name: string,
  scores: Shape,
  { mask, causal = false, lengths }: AttentionMask,
): Tensor | undefined {
  const [queries, keys] = scores.slice(-2)
  const masks: Tensor[] = []
  if (mask !== undefined) masks.push(checkMask(name, mask, scores))
  if (causal && queries > 1) {
    const all = ones([queries, keys], { dtype: 'int32' })
    masks.push(all.tril(keys - queries))
  }
  if (lengths !== undefined) {
    const [batch] = scores
    const counts = checkLengths(name, lengths, batch, keys)
    const places = arange(0, keys, 1, { dtype: 'int32' })
    // (batch) → (batch, 1, …, 1), to meet (keys)
    const shape = scores.map((_, axis) => (axis === 0 ? batch : 1))
    masks.push(places.less(tensor(Int32Array.from(counts), { shape })))
  }
  if (masks.length === 0) return undefined
  return masks.reduce((both, other) => where(both, other, 0))
}

function checkMask(name: string, mask: Tensor, scores: Shape): Tensor {
  checkArgument(name, 'the mask', mask, Tensor)
  const missing = scores.length - mask.rank
  const fits = mask.shape.every(
    (size, axis) => size === 1 || size === scores[axis + missing],
  )
  if (missing < 0 || !fits)
    throw new ShapeError(
      `${name}: the mask ${formatShape(mask.shape)} must broadcast to the scores ${formatShape(scores)}, (…, queries, keys)${advice(mask.shape, scores)}`,
    )
  const other = mask.data().find((value) => value !== 0 && value !== 1)
  if (other !== undefined)
    throw new ArgumentError(
      `${name}: a mask says 1 where a query may look, and 0 where not; this one says ${other}. It is not added to the scores: of one of 0 and −∞, take .equal(0)`,
    )
  return mask.detach()
}

/** The commonest slip: for each sequence the keys that count, (batch, keys). */
function advice(mask: Shape, scores: Shape): string {
  const [batch, keys] = [scores[0], scores[scores.length - 1]]
  if (!sameShape(mask, [batch, keys])) return ''
  const wanted = scores.map((size, axis) =>
    axis === 0 || axis === scores.length - 1 ? size : 1,
  )
  return `. For the keys of each sequence, reshape it to ${formatShape(wanted)}, or say how many count: lengths`
}
