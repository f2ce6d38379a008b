import { todo } from '#exercises'
import type { Tensor } from 'chalkgrad'
import { ArgumentError } from 'chalkgrad/errors'
import { oneHot } from 'chalkgrad/ops/gather'

/**
 * Labels that are not quite sure: the right class gets 1 − smoothing, and `smoothing` is spread over all classes evenly, the
 * right one among them.
 *
 * - labels: (batch) int32 → (batch, classes) float32, each row adding up to 1
 * - throws an ArgumentError unless smoothing is at least 0 and below 1
 *
 * `oneHot(labels, classes)` is 1 at the label and 0 elsewhere.
 *
 * Example: label 2 of 4 classes with smoothing 0.2 is [0.05, 0.05, 0.85, 0.05].
 *
 * When it passes, your file can take the engine's place: npm run chapter training -- --mine
 */
export function smoothLabels(labels: Tensor, classes: number, smoothing: number): Tensor {
  return todo('smoothLabels')
}

/**
 * How far above all others the logit of the right class should be: where softmax gives the smoothed label itself, the
 * cross-entropy has its minimum. (The other logits are equal then. With smoothing 0 there is no such gap: it would have to
 * be infinite.)
 *
 * - smoothing: above 0
 *
 * Example: 4 classes, smoothing 0.2: ln(0.85 / 0.05) = 2.833.
 */
export function bestGap(classes: number, smoothing: number): number {
  return todo('bestGap')
}

/**
 * The smallest cross-entropy that any logits can reach with smoothed labels. It is not 0: a curve that stops there has
 * nothing left to learn.
 *
 * Example: 4 classes, smoothing 0.2: −0.85 · ln 0.85 − 3 · 0.05 · ln 0.05 = 0.5875.
 */
export function lowestLoss(classes: number, smoothing: number): number {
  return todo('lowestLoss')
}
