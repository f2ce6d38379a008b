import { ArgumentError, ShapeError } from '../errors.ts'
import { checkArgument, checkOptions } from '../options.ts'
import { broadcastShapes } from '../shape/broadcast.ts'
import { formatShape, sameShape } from '../shape/shape.ts'
import { Tensor } from '../tensor/tensor.ts'
import { reduceLoss, reductions, sameShapes, type LossOptions } from './reduction.ts'
import { checkShares, weighted } from './targets.ts'

export interface BinaryOptions extends LossOptions {
  /**
   * How much a yes counts, where a no counts 1: above 1 where yes is rare. A number, or a
   * tensor that broadcasts to the targets. Default 1.
   */
  posWeight?: number | Tensor
}

/**
 * Binary cross-entropy of yes-or-no answers: −t·ln p − (1 − t)·ln(1 − p) with p =
 * sigmoid(z). Written in the logit z, −ln p is softplus(−z) and −ln(1 − p) is softplus(z),
 * which no z overflows. Targets are 0, 1 or between, in the shape of the logits.
 *
 * @throws ShapeError when the shapes differ. @throws ArgumentError for other targets.
 */
export function bceWithLogits(
  logits: Tensor,
  targets: Tensor,
  options: BinaryOptions = {},
): Tensor {
  checkOptions('bceWithLogits', options, binaryKinds)
  const { posWeight, reduction } = options
  sameShapes('bceWithLogits', logits, targets)
  checkShares('bceWithLogits', targets)
  const yes = weighted(targets, logits.neg().softplus())
  const no = weighted(targets.neg().add(1), logits.softplus())
  const counted = posWeight === undefined ? yes : yes.mul(checkWeight(posWeight, targets))
  return reduceLoss(counted.add(no), { reduction })
}

const binaryKinds = { reduction: reductions, posWeight: 'number or object' } as const

function checkWeight(weight: number | Tensor, { shape }: Tensor): number | Tensor {
  if (typeof weight !== 'number')
    checkArgument('bceWithLogits', 'posWeight', weight, Tensor)
  const values = weight instanceof Tensor ? weight.data() : [weight]
  const bad = values.find((value) => !(value >= 0 && value < Infinity))
  if (bad !== undefined)
    throw new ArgumentError(
      `bceWithLogits: posWeight must be 0 or above and finite, got ${String(bad)}`,
    )
  if (
    weight instanceof Tensor &&
    !sameShape(broadcastShapes('bceWithLogits, posWeight', weight.shape, shape), shape)
  )
    throw new ShapeError(
      `bceWithLogits: posWeight ${formatShape(weight.shape)} does not fit the targets ${formatShape(shape)}`,
    )
  return weight
}
