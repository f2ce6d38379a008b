import type { KernelSet } from '../kernels/registry.ts'
import { Arena, reserve } from './arena.ts'
import type { WasmExports } from './exports.ts'
import { wasmKernels } from './kernels.ts'

/** Pages of 64 KiB: 1 GiB, of which the system only provides what is touched. */
const PAGES = 16384

/** Two numbers and the blocks of matmul come first in the memory. */
const RESERVED = 16

/** The set of kernels 'wasm' from its compiled module. */
export function wasmSet(module: WebAssembly.Module): KernelSet {
  const memory = reserve(PAGES)
  const { exports } = new WebAssembly.Instance(module, { env: { memory } })
  const wasm = exports as unknown as WasmExports
  const scratch = 1024
  const arena = new Arena(memory, (scratch + RESERVED + wasm.matmulScratch() + 63) & ~63)
  return { name: 'wasm', kernels: wasmKernels(wasm, arena, scratch), pool: arena.pool() }
}
