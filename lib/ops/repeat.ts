import { ArgumentError } from '../errors.ts'
import { normalizeAxes } from '../shape/axes.ts'
import { checkShape, formatShape } from '../shape/shape.ts'
import type { Tensor } from '../tensor/tensor.ts'
import type { Axes } from './reduce.ts'

/**
 * The whole tensor side by side, times[i] times along axis i; more times than axes repeat in
 * new axes in front. A copy, unlike `expand`.
 *
 * @throws ArgumentError when there are fewer times than axes.
 */
export function repeat(x: Tensor, times: readonly number[]): Tensor {
  checkShape('repeat', times)
  const missing = times.length - x.rank
  if (missing < 0)
    throw new ArgumentError(
      `repeat: ${formatShape(x.shape)} has ${x.rank} axes, and there are ${times.length} times: one for each axis, 1 where nothing repeats`,
    )
  const sizes = [...new Array<number>(missing).fill(1), ...x.shape]
  // (2, 3) → (1, 2, 1, 3) → (times, 2, times, 3) → (times · 2, times · 3)
  return x
    .reshape(sizes.flatMap((size) => [1, size]))
    .expand(sizes.flatMap((size, axis) => [times[axis], size]))
    .reshape(sizes.map((size, axis) => times[axis] * size))
}

/** From back to front along `axes`, all by default. A copy. */
export function flip(x: Tensor, axes?: Axes): Tensor {
  return normalizeAxes('flip', axes, x.shape).reduce((y, axis) => {
    const last = y.shape[axis] - 1
    return y.indexSelect(
      axis,
      Array.from({ length: last + 1 }, (_, i) => last - i),
    )
  }, x)
}
