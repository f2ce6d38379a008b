import { readFileSync } from 'node:fs'
import { totalmem } from 'node:os'
import { registerKernels, type KernelSet } from '../kernels/registry.ts'
import { sharedMemory } from './memory.ts'
import { hasRelaxedSimd, hasSimd } from './features.ts'
import { Runtime } from './runtime.ts'
import { wasmSet } from './set.ts'
import { threadCount } from './thread-count.ts'
import { Threads } from './threads.ts'

let runtime: Runtime | undefined
let set: KernelSet | undefined

/**
 * Makes the kernels 'wasm' known, from the compiled module beside this file, with as many
 * threads as CHALKGRAD_THREADS says. Returns false on a machine whose WebAssembly has no
 * vector instructions: then nothing is registered, and the readable loops do all the work.
 * A process has one memory and one set of threads, however often this is called.
 */
export function registerWasm(): boolean {
  if (!hasSimd()) return false
  runtime ??= startRuntime()
  set ??= wasmSet(runtime)
  registerKernels(set)
  return true
}

/** The memory and the threads of 'wasm', once that is registered. */
export function wasmRuntime(): Runtime | undefined {
  return runtime
}

/**
 * At most half of the machine's memory, or of what the process may have. A program whose
 * tensors are in no scope leaves the dead ones to the garbage collector, which does not see
 * this memory fill up.
 */
function mostPages(): number {
  const allowed = process.constrainedMemory() || Infinity
  return Math.min(65536, Math.floor(Math.min(totalmem(), allowed) / 2 / 65536))
}

/** The kernels on shared memory of their own, of at most `pages` of 64 KiB, and threads. */
export function startRuntime(
  count = threadCount(),
  pages = mostPages(),
  patience?: number,
): Runtime {
  const name = hasRelaxedSimd() ? 'kernels-shared-fma.wasm' : 'kernels-shared.wasm'
  const module = new WebAssembly.Module(readFileSync(new URL(name, import.meta.url)))
  return new Runtime(
    module,
    sharedMemory(pages),
    count,
    (parts) => new Threads({ ...parts, count, patience }),
  )
}
