import { registerKernels } from 'chalkgrad'
import { conformanceFaults } from 'chalkgrad/conformance'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { reference } from '../kernels/reference/index.ts'
import { ownMemory } from '../wasm/memory.ts'
import { Runtime } from '../wasm/runtime.ts'
import { startRuntime } from '../wasm/node.ts'
import { wasmSet } from '../wasm/set.ts'
import { wholeModelFaults } from './index.ts'

test('the readable loops in float32 agree with themselves in float64', () => {
  expect(conformanceFaults({ name: 'reference', kernels: reference })).toEqual([])
}, 120_000)

test('one thread of WebAssembly passes it, on the module of the page', () => {
  const bytes = readFileSync(new URL('../wasm/kernels.wasm', import.meta.url))
  const runtime = new Runtime(new WebAssembly.Module(bytes), ownMemory(32768))
  expect(conformanceFaults(wasmSet(runtime))).toEqual([])
}, 120_000)

test('two threads of WebAssembly pass it, and learn what the readable loops learn', async () => {
  const runtime = startRuntime(2, 16384)
  try {
    await runtime.threads?.ready()
    const set = { ...wasmSet(runtime), name: 'two threads of WebAssembly' }
    registerKernels(set)
    expect(runtime.threads).toBeDefined()
    expect(conformanceFaults(set)).toEqual([])
    expect(wholeModelFaults(set.name)).toEqual([])
  } finally {
    await runtime.threads?.stop()
  }
}, 180_000)
