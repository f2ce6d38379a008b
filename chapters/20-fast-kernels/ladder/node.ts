import { readFileSync } from 'node:fs'
import { kernelSets, registerKernels } from 'chalkgrad'
import { registerBlas } from 'chalkgrad/node/blas'
import { ownMemory } from 'chalkgrad/wasm/memory'
import { Runtime } from 'chalkgrad/wasm/runtime'
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

/** The same kernels without helpers, and these without kernels that do all in one pass. */
export const oneThread = 'wasm, one thread'
export const composed = 'wasm, composed'

/** Makes known what this machine has, if the command has not done so already. */
export function registerSets(): void {
  const known = kernelSets()
  if (!known.includes('wasm') && !registerWasm())
    throw new Error('this chapter needs WebAssembly with vector instructions')
  if (!known.includes('blas')) registerBlas()
  if (known.includes(oneThread)) return
  const file = new URL('../../../lib/wasm/kernels.wasm', import.meta.url)
  const runtime = new Runtime(new WebAssembly.Module(readFileSync(file)), ownMemory(16384))
  const set = wasmSet(runtime)
  registerKernels({ ...set, name: oneThread, forComparison: true })
  registerKernels({ ...set, name: composed, fused: {}, forComparison: true })
}

export const threads = (): number => threadCount()
