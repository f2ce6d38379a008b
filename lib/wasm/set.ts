import type { KernelSet } from '../kernels/registry.ts'
import { reserve } from './arena.ts'
import { wasmKernels } from './kernels/index.ts'
import { Machine } from './machine.ts'

/** Pages of 64 KiB: 1 GiB, of which the system only provides what is touched. */
const PAGES = 16384

/** The set of kernels 'wasm' from its compiled module. */
export function wasmSet(module: WebAssembly.Module): KernelSet {
  const machine = new Machine(module, reserve(PAGES))
  return { name: 'wasm', kernels: wasmKernels(machine), pool: machine.arena.pool() }
}
