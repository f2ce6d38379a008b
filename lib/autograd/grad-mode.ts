import { scope } from '../storage/scope.ts'

let recording = true

/** Are operations being recorded? */
export function isRecording(): boolean {
  return recording
}

/**
 * Runs `fn` with recording on or off, and puts back what was before, also when fn throws.
 */
export function withRecording<T>(on: boolean, fn: () => T): T {
  const before = recording
  recording = on
  try {
    return fn()
  } finally {
    recording = before
  }
}

/**
 * Runs `fn` without recording: for evaluating a model, or changing parameters by hand. It
 * is a scope: what fn makes is released at its end, except what it returns.
 *
 * @throws ArgumentError when fn is async.
 */
export function noGrad<T>(fn: () => T): T {
  return withRecording(false, () => scope(fn, 'noGrad'))
}
