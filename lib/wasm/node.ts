import { readFileSync } from 'node:fs'
import { registerKernels, type KernelSet } from '../kernels/registry.ts'
import { sharedMemory } from './arena.ts'
import { hasRelaxedSimd, hasSimd } from './features.ts'
import { Machine } from './machine.ts'
import { wasmSet } from './set.ts'
import { threadCount } from './thread-count.ts'
import { Threads } from './threads.ts'

let set: KernelSet | undefined

/**
 * Makes the kernels 'wasm' known, from the compiled module beside this file, with as many
 * threads as CHALKGRAD_THREADS says. Returns false on a machine whose WebAssembly has no
 * vector instructions: then nothing is registered, and the readable loops do all the work.
 * A process has one memory and one set of threads, however often this is called.
 */
export function registerWasm(): boolean {
  if (!hasSimd()) return false
  set ??= wasmSet(startMachine())
  registerKernels(set)
  return true
}

/** The kernels on shared memory of their own, of at most `pages` of 64 KiB, and threads. */
export function startMachine(
  count = threadCount(),
  pages?: number,
  patience?: number,
): Machine {
  const name = hasRelaxedSimd() ? 'kernels-shared-fma.wasm' : 'kernels-shared.wasm'
  const module = new WebAssembly.Module(readFileSync(new URL(name, import.meta.url)))
  return new Machine(
    module,
    sharedMemory(pages),
    count,
    (parts) => new Threads({ ...parts, count, patience }),
  )
}
