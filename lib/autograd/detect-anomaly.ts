import { ArgumentError, ChalkgradError } from '../errors.ts'
import { checkArgument } from '../options.ts'
import { formatShape } from '../shape/shape.ts'
import type { Tensor } from '../tensor/tensor.ts'

let watching = false
let during = ''

export function watchesFinite(): boolean {
  return watching
}

/**
 * Runs `fn` and stops at the first operation, forward or backward, that makes a NaN or an
 * infinity.
 *
 * @throws ArgumentError when fn is async.
 */
export function detectAnomaly<T>(fn: () => T): T {
  checkArgument('detectAnomaly', 'what is watched', fn, 'function')
  const before = watching
  watching = true
  try {
    const result = fn()
    if (result instanceof Promise)
      throw new ArgumentError(
        'detectAnomaly: the function is async, so it would go on after the watch has ended. Await outside, compute inside',
      )
    return result
  } finally {
    watching = before
  }
}

/**
 * Says in the message of a failure inside `fn` that it happened in the gradient of `name`.
 */
export function inGradientOf<T>(name: string, fn: () => T): T {
  if (!watching) return fn()
  const before = during
  during = ` in the gradient of '${name}'`
  try {
    return fn()
  } finally {
    during = before
  }
}

export function checkFinite(name: string, result: Tensor): void {
  const bad = result.data().findIndex((value) => !Number.isFinite(value))
  if (bad < 0) return
  throw new ChalkgradError(
    `'${name}'${during} made ${result.data()[bad]} at element ${bad} of its result ${formatShape(result.shape)}: ` +
      `the first number that is not finite. Look at what goes into it`,
  )
}
