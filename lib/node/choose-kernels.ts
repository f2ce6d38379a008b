import { ArgumentError } from '../errors.ts'
import { chosenKernels, kernelSets, useKernels } from '../kernels/registry.ts'
import { registerWasm } from '../wasm/node.ts'
import type { Surroundings } from './find-blas.ts'
import { registerBlas } from './blas.ts'

/** The sets that a machine may have, the slowest first; 'auto' is the fastest of them. */
export const kernelChoices = ['reference', 'tiled', 'wasm', 'blas', 'auto'] as const

/**
 * Chooses kernels by flag, then by CHALKGRAD_KERNELS, else 'auto'. Only what may be chosen
 * is registered, wasm before blas, so that 'auto' finds the fastest last. Returns the name
 * of the set.
 *
 * @throws ArgumentError when the named set is not there, with what to do about it.
 */
export function chooseKernels(flag?: string, machine: Surroundings = {}): string {
  const { env = process.env } = machine
  const name = flag ?? (env.CHALKGRAD_KERNELS || 'auto')
  if (name !== 'reference' && name !== 'tiled') loadWasm(name === 'wasm')
  if (name === 'auto' || name === 'blas') loadBlas(name === 'blas', machine)
  useKernels(name)
  return chosenKernels()
}

function loadWasm(needed: boolean): void {
  if (kernelSets().includes('wasm') || registerWasm() || !needed) return
  throw new ArgumentError(
    `the kernels 'wasm' need WebAssembly with vector instructions, which this machine lacks; there are ${kernelSets().join(', ')}`,
  )
}

/** Who names a library wants that one: then it is no default that may be passed over. */
function loadBlas(needed: boolean, machine: Surroundings): void {
  if (kernelSets().includes('blas')) return
  const found = registerBlas(machine)
  const { env = process.env } = machine
  if (!('why' in found) || !(needed || env.CHALKGRAD_BLAS)) return
  throw new ArgumentError(
    `there are no kernels 'blas': ${found.why}.\nTo have them, ${found.advice}`,
  )
}
