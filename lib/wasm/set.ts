import type { KernelSet } from '../kernels/registry.ts'
import { wasmFused } from './fused/index.ts'
import { wasmKernels } from './kernels/index.ts'
import type { Runtime } from './runtime.ts'

/** The set of kernels 'wasm' of a runtime. */
export function wasmSet(runtime: Runtime): KernelSet {
  return {
    name: 'wasm',
    kernels: wasmKernels(runtime),
    fused: wasmFused(runtime),
    pool: runtime.arena.pool(),
  }
}
