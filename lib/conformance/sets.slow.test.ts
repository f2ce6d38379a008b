import { registerKernels } from 'chalkgrad'
import { conformanceFaults } from 'chalkgrad/conformance'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { reference } from '../kernels/reference/index.ts'
import { ownMemory } from '../wasm/arena.ts'
import { Machine } from '../wasm/machine.ts'
import { startMachine } from '../wasm/node.ts'
import { wasmSet } from '../wasm/set.ts'
import { wholeModelFaults } from './index.ts'

test('the readable loops in float32 agree with themselves in float64', () => {
  expect(conformanceFaults({ name: 'reference', kernels: reference })).toEqual([])
}, 120_000)

test('one thread of WebAssembly passes it, on the module of the page', () => {
  const bytes = readFileSync(new URL('../wasm/kernels.wasm', import.meta.url))
  const machine = new Machine(new WebAssembly.Module(bytes), ownMemory(32768))
  expect(conformanceFaults(wasmSet(machine))).toEqual([])
}, 120_000)

test('two threads of WebAssembly pass it, and learn what the readable loops learn', async () => {
  const machine = startMachine(2, 16384)
  try {
    await machine.threads?.ready()
    const set = { ...wasmSet(machine), name: 'two threads of WebAssembly' }
    registerKernels(set)
    expect(machine.threads).toBeDefined()
    expect(conformanceFaults(set)).toEqual([])
    expect(wholeModelFaults(set.name)).toEqual([])
  } finally {
    await machine.threads?.stop()
  }
}, 180_000)
