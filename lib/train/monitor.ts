import { ArgumentError } from '../errors.ts'
import type { Run } from './callback.ts'

/** The number that a callback watches. @throws ArgumentError with the names there are */
export function monitored(callback: string, monitor: string, { logs }: Run): number {
  const value = logs[monitor]
  if (value !== undefined) return value
  const cause = monitor.startsWith('val') ? ' Was fit given validation data?' : ''
  throw new ArgumentError(
    `${callback}: nothing named '${monitor}' was measured, only ${Object.keys(logs).join(', ')}.${cause}`,
  )
}

/** Is a small value better, as for a loss, or a large one, as for an accuracy? */
export type Mode = 'min' | 'max'

const smallIsBetter =
  /^(loss|cost|error|mae|mse|rmse|mape|nll|bce|entropy|perplexity|deviance|distance|divergence)$/
const largeIsBetter =
  /^(accuracy|acc|precision|recall|sensitivity|specificity|f1|auc|auroc|r2|squared|iou|dice|bleu|rouge|ndcg|score|likelihood)$/

/**
 * What the words of a name say, valErrorRate as val, error, rate; undefined when they say
 * nothing, or two things.
 */
export function knownMode(monitor: string): Mode | undefined {
  const words = monitor
    .replaceAll(/(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g, ' ')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
  const small = words.some((word) => smallIsBetter.test(word))
  const large = words.some((word) => largeIsBetter.test(word))
  // A mean squared error is an error; R squared has no such word.
  if (small)
    return words.some((word) => word !== 'squared' && largeIsBetter.test(word))
      ? undefined
      : 'min'
  return large ? 'max' : undefined
}

/** The mode that a name tells. @throws ArgumentError when it tells none: guessing would keep the worst weights. */
export function modeOf(monitor: string): Mode {
  const mode = knownMode(monitor)
  if (mode !== undefined) return mode
  throw new ArgumentError(
    `monitor: is a small '${monitor}' better, as of a loss, or a large one, as of an accuracy? Its name does not say: give mode: 'min' or 'max'`,
  )
}
