import { chosenKernels, useKernels } from '../kernels/registry.ts'
import { scope } from '../storage/scope.ts'

/** Runs `fn` with the readable loops, in which every operation is composed. */
export function composed<T>(fn: () => T): T {
  return withKernels('reference', () => scope(fn, 'the conformance suite'))
}

/** Runs `fn` with a set of kernels, and puts back the one before, also when fn throws. */
export function withKernels<T>(name: string, fn: () => T): T {
  const before = chosenKernels()
  useKernels(name)
  try {
    return fn()
  } finally {
    useKernels(before)
  }
}
