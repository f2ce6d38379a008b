import type { Fused } from './fused.ts'
import type { Kernels, Operand } from './kernels.ts'
import { fused, kernels } from './registry.ts'

/** A call of a kernel: what it reads, what it writes, and all that it was given. */
export interface KernelCall {
  name: keyof Kernels
  reads: readonly Operand[]
  writes: readonly Operand[]
  args: readonly unknown[]
}

/**
 * Runs `fn`, and shows `see` each call of a kernel before it is made. Nothing is fused
 * meanwhile, so that all that is computed is seen.
 */
export function watchKernels<T>(see: (call: KernelCall) => void, fn: () => T): T {
  const [before, fusedBefore] = [{ ...kernels }, { ...fused }]
  const none = Object.fromEntries(Object.keys(fused).map((name) => [name, undefined]))
  Object.assign(fused, none satisfies Fused)
  for (const name of Object.keys(kernels) as (keyof Kernels)[]) watch(name, see)
  try {
    return fn()
  } finally {
    Object.assign(kernels, before)
    Object.assign(fused, fusedBefore)
  }
}

function watch(name: keyof Kernels, see: (call: KernelCall) => void): void {
  const kernel = kernels[name] as (...args: unknown[]) => void
  const watched = (...args: unknown[]): void => {
    const operands = args.filter(isOperand)
    // Results are the last arguments: one, but for the largest of a window and its place.
    const results = operands.length - (name === 'maxPool2d' ? 2 : 1)
    see({ name, reads: operands.slice(0, results), writes: operands.slice(results), args })
    kernel(...args)
  }
  Object.assign(kernels, { [name]: watched })
}

function isOperand(value: unknown): value is Operand {
  return typeof value === 'object' && value !== null && 'storage' in value
}
