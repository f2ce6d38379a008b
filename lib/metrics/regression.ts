import { ShapeError } from '../errors.ts'
import { checkArgument } from '../options.ts'
import { formatShape, sameShape } from '../shape/shape.ts'
import { Tensor } from '../tensor/tensor.ts'

// How far predictions of quantities are off. Predictions and targets have one shape and are
// not empty; sums are taken in float64.

/** Mean absolute error, in the unit of the targets. */
export function meanAbsoluteError(predictions: Tensor, targets: Tensor): number {
  const { residuals } = compare('meanAbsoluteError', predictions, targets)
  return mean(residuals.map(Math.abs))
}

/**
 * Root mean squared error, in the unit of the targets; a few large misses weigh more than
 * in the mean absolute error.
 */
export function rootMeanSquaredError(predictions: Tensor, targets: Tensor): number {
  const { residuals } = compare('rootMeanSquaredError', predictions, targets)
  return Math.sqrt(mean(residuals.map((r) => r * r)))
}

/**
 * R², the share of the targets' variance that is explained: 1 is perfect, 0 is no better
 * than always saying the mean, and worse than that is negative. When all targets are equal
 * it is 1 for exact predictions and −Infinity for others.
 */
export function rSquared(predictions: Tensor, targets: Tensor): number {
  const { residuals, wanted } = compare('rSquared', predictions, targets)
  const center = mean(wanted)
  const unexplained = mean(residuals.map((r) => r * r))
  const variance = mean(wanted.map((value) => (value - center) ** 2))
  return unexplained === 0 ? 1 : 1 - unexplained / variance
}

function compare(
  name: string,
  predictions: Tensor,
  targets: Tensor,
): { residuals: Float64Array; wanted: Float64Array } {
  checkArgument(name, 'predictions', predictions, Tensor)
  checkArgument(name, 'targets', targets, Tensor)
  if (!sameShape(predictions.shape, targets.shape) || targets.size === 0) {
    throw new ShapeError(
      `${name}: predictions ${formatShape(predictions.shape)} and targets ${formatShape(targets.shape)} must have one shape ` +
        'and at least one element. A metric never broadcasts; reshape or squeeze one of them',
    )
  }
  const said = predictions.data()
  const wanted = Float64Array.from(targets.data())
  return { residuals: wanted.map((value, i) => said[i] - value), wanted }
}

function mean(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
