import { ArgumentError } from '../errors.ts'
import { oneHot } from '../ops/gather.ts'
import { checkArgument, describe } from '../options.ts'
import type { Dtype } from '../storage/dtype.ts'
import type { Tensor } from '../tensor/tensor.ts'

/**
 * Labels that are not quite sure: the right class gets 1 − smoothing, and `smoothing` is
 * spread over all classes evenly (Szegedy et al., 2016). A network that is never asked for
 * certainty stops pushing logits towards infinity: `crossEntropy(logits,
 * smoothLabels(labels, 10, 0.1))`.
 *
 * labels: (batch) int32 → (batch, classes) in the dtype of the logits, each row adding up to 1.
 *
 * @throws ArgumentError unless 0 ≤ smoothing < 1, and for a label outside the classes.
 */
export function smoothLabels(
  labels: Tensor,
  classes: number,
  smoothing: number,
  dtype: Dtype = 'float32',
): Tensor {
  checkArgument('smoothLabels', 'smoothing', smoothing, 'number')
  if (!(smoothing >= 0 && smoothing < 1))
    throw new ArgumentError(
      `smoothLabels: smoothing must be at least 0 and below 1, got ${describe(smoothing)}`,
    )
  return oneHot(labels, classes, dtype)
    .mul(1 - smoothing)
    .add(smoothing / classes)
}
