import { registerKernels, type KernelSet } from '../kernels/registry.ts'
import { ownMemory } from './memory.ts'
import { hasRelaxedSimd, hasSimd } from './features.ts'
import { Runtime } from './runtime.ts'
import { wasmSet } from './set.ts'

/** At most 256 MiB: a page shares its memory with others. */
const PAGES = 4096

let set: Promise<KernelSet | undefined> | undefined

/**
 * Makes the kernels 'wasm' known on a page or in its workers: one thread, because a page
 * shares memory among threads only where its server sends special headers. Returns false in
 * a browser whose WebAssembly has no vector instructions, or when the compiled module
 * cannot be fetched: then nothing is registered, and the readable loops do all the work.
 */
export async function registerWasm(): Promise<boolean> {
  if (!hasSimd()) return false
  set ??= load().catch(() => undefined)
  const found = await set
  // The next call may have more luck with the network.
  if (found === undefined) set = undefined
  else registerKernels(found)
  return found !== undefined
}

async function load(): Promise<KernelSet> {
  // A bundler finds the files by these two expressions, as they are.
  const address = hasRelaxedSimd()
    ? new URL('./kernels-fma.wasm', import.meta.url)
    : new URL('./kernels.wasm', import.meta.url)
  const response = await fetch(address)
  if (!response.ok) throw new Error(`${address.href}: ${response.status}`)
  const module = await WebAssembly.compile(await response.arrayBuffer())
  return wasmSet(new Runtime(module, ownMemory(PAGES)))
}
