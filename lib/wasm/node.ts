import { readFileSync } from 'node:fs'
import { registerKernels } from '../kernels/registry.ts'
import { wasmSet } from './set.ts'

/**
 * Makes the kernels 'wasm' known, from the compiled module beside this file. Returns false
 * on a machine whose WebAssembly has no vector instructions: then nothing is registered,
 * and the readable loops do all the work.
 */
export function registerWasm(): boolean {
  const bytes = readFileSync(new URL('./kernels.wasm', import.meta.url))
  if (!WebAssembly.validate(bytes)) return false
  registerKernels(wasmSet(new WebAssembly.Module(bytes)))
  return true
}
