import type { KernelSet } from '../kernels/registry.ts'
import { wasmFused } from './fused/index.ts'
import { wasmKernels } from './kernels/index.ts'
import type { Machine } from './machine.ts'

/** The set of kernels 'wasm' of a machine. */
export function wasmSet(machine: Machine): KernelSet {
  return {
    name: 'wasm',
    kernels: wasmKernels(machine),
    fused: wasmFused(machine),
    pool: machine.arena.pool(),
  }
}
