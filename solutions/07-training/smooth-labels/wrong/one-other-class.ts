// The lowest loss counts the other classes once.
import type { Tensor } from 'chalkgrad'
import { ArgumentError } from 'chalkgrad/errors'
import { oneHot } from 'chalkgrad/ops/gather'

/** 1 − s for the right class, and s/classes for each, the right one too: together 1. */
export function smoothLabels(labels: Tensor, classes: number, smoothing: number): Tensor {
  if (!(smoothing >= 0 && smoothing < 1))
    throw new ArgumentError(`smoothLabels: smoothing must be at least 0 and below 1, got ${smoothing}`)
  return oneHot(labels, classes)
    .mul(1 - smoothing)
    .add(smoothing / classes)
}

/**
 * softmax divides e^z by one and the same sum, so the ratio of two probabilities is e to the difference of their logits. The
 * gap is the logarithm of the ratio, and it is finite: nothing pushes the logits further apart.
 */
export function bestGap(classes: number, smoothing: number): number {
  const other = smoothing / classes
  return Math.log((1 - smoothing + other) / other)
}

/** The cross-entropy of the label with itself, Σ −q·ln q: its entropy. With smoothing 0, the terms 0·ln 0 count as 0. */
export function lowestLoss(classes: number, smoothing: number): number {
  const other = smoothing / classes
  const right = 1 - smoothing + other
  const cost = (q: number) => (q === 0 ? 0 : -q * Math.log(q))
  return cost(right) + cost(other)
}
