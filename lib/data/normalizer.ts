import { noGrad } from '../autograd/grad-mode.ts'
import { ArgumentError, DtypeError } from '../errors.ts'
import type { Axes } from '../ops/reduce.ts'
import { where } from '../ops/where.ts'
import { checkArgument } from '../options.ts'
import { isFloat } from '../storage/dtype.ts'
import { keep } from '../storage/scope.ts'
import { Tensor } from '../tensor/tensor.ts'

/**
 * Brings data to mean 0 and standard deviation 1. The two numbers are measured on the
 * training part only and then used for every part: measured on all data, they would tell
 * the model something about the samples that are to judge it.
 */
export class Normalizer {
  readonly mean: Tensor
  /** Standard deviation; 1 where all values are equal, which stay 0. */
  readonly deviation: Tensor

  constructor(mean: Tensor, deviation: Tensor) {
    checkArgument('Normalizer', 'mean', mean, Tensor)
    checkArgument('Normalizer', 'deviation', deviation, Tensor)
    this.mean = mean
    this.deviation = deviation
  }

  /**
   * Measures mean and standard deviation over some axes. By default axis 0: each column of
   * (samples, features) is normalized by itself. Over [0, 2, 3], each color of (samples,
   * channels, height, width).
   *
   * @throws DtypeError unless x has a float dtype. @throws ArgumentError for NaN and ∞.
   */
  static fit(x: Tensor, axes: Axes = 0): Normalizer {
    checkArgument('Normalizer.fit', 'x', x, Tensor)
    if (!isFloat(x.dtype))
      throw new DtypeError(`Normalizer.fit: x is ${x.dtype}: use .cast('float32') first`)
    return noGrad(() => {
      const keepDims = { keepDims: true }
      const largest = x.max(axes, keepDims)
      const spread = largest.sub(x.min(axes, keepDims))
      checkFinite(spread)
      // Exactly equal numbers, however large: their mean may miss them by a rounding error,
      // which must not be blown up.
      const constant = spread.equal(0)
      const mean = where(constant, largest, x.mean(axes, keepDims))
      // In units of the spread, so that no square overflows.
      const unit = where(constant, 1, spread)
      const deviation = x
        .sub(mean)
        .div(unit)
        .var(axes, { ...keepDims, correction: 0 })
        .sqrt()
      return new Normalizer(keep(mean), keep(where(constant, 1, deviation.mul(unit))))
    })
  }

  /** (x − mean) / deviation; of x's shape. */
  apply(x: Tensor): Tensor {
    checkArgument('Normalizer.apply', 'x', x, Tensor)
    return x.sub(this.mean).div(this.deviation)
  }

  /** Back to the old units: to read a prediction, or to see an image. */
  invert(x: Tensor): Tensor {
    checkArgument('Normalizer.invert', 'x', x, Tensor)
    return x.mul(this.deviation).add(this.mean)
  }
}

/** spread: the largest minus the smallest of each column, which is no number where one of them is none. */
function checkFinite(spread: Tensor): void {
  const column = spread.data().findIndex((value) => !Number.isFinite(value))
  if (column >= 0)
    throw new ArgumentError(
      `Normalizer.fit: column ${column} has NaN or an infinite number in it, so it has no mean: leave out such samples, or fill the gap`,
    )
}
