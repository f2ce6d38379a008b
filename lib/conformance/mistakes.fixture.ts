// For tests: sets of kernels with a mistake in them.
import type { KernelSet } from 'chalkgrad'
import { readFileSync } from 'node:fs'
import type { Fused } from '../kernels/fused.ts'
import type { Kernels, Operand } from '../kernels/kernels.ts'
import { ownMemory } from '../wasm/memory.ts'
import { Runtime } from '../wasm/runtime.ts'
import { wasmSet } from '../wasm/set.ts'

/** The compiled kernels, in one thread. */
export function oneThread(): KernelSet {
  const bytes = readFileSync(new URL('../wasm/kernels.wasm', import.meta.url))
  return wasmSet(new Runtime(new WebAssembly.Module(bytes), ownMemory(4096)))
}

export const withKernel = (kernels: Partial<Kernels>): KernelSet => ({
  name: 'with a mistake',
  kernels,
})

export const withFusedOf = (set: KernelSet, fused: Fused): KernelSet => ({
  ...set,
  fused: { ...set.fused, ...fused },
})

/** Changes the last number of a result. */
export function last({ storage }: Operand, change: (value: number) => number): void {
  const y = storage.write()
  if (y.length > 0) y[y.length - 1] = change(y[y.length - 1])
}
