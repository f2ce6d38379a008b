import { readFileSync } from 'node:fs'
import { kernelSets, registerKernels } from 'chalkgrad'
import { registerBlas } from 'chalkgrad/node/blas'
import { ownMemory } from 'chalkgrad/wasm/arena'
import { Machine } from 'chalkgrad/wasm/machine'
import { registerWasm } from 'chalkgrad/wasm/node'
import { wasmSet } from 'chalkgrad/wasm/set'
import { threadCount } from 'chalkgrad/wasm/thread-count'
import { inEngine } from './engine.ts'
import type { Rung } from './rung.ts'
import { rungs } from './rungs.ts'

/** And what needs Node: threads that share memory, and a library of the machine. */
export const nodeRungs: readonly Rung[] = [
  ...rungs,
  inEngine('threads', 'several cores share the work', 'wasm'),
  inEngine('blas', 'the machine’s own library', 'blas'),
]
export const rungNames = nodeRungs.map(({ name }) => name)

/** Makes known what this machine has, if the command has not done so already. */
export function registerSets(): void {
  const known = kernelSets()
  if (!known.includes('wasm') && !registerWasm()) return
  if (!known.includes('blas')) registerBlas()
  if (!known.includes('wasm, one thread')) registerKernels(oneThread())
}

/** The same kernels without helpers. */
function oneThread() {
  const file = new URL('../../../lib/wasm/kernels.wasm', import.meta.url)
  const machine = new Machine(new WebAssembly.Module(readFileSync(file)), ownMemory())
  return { ...wasmSet(machine), name: 'wasm, one thread' }
}

export const threads = (): number => threadCount()
