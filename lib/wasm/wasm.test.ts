import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  crossEntropy,
  Random,
  nn,
  optim,
  randn,
  registerKernels,
  scope,
  tensor,
  useKernels,
} from 'chalkgrad'
import type { KernelSet } from '../kernels/registry.ts'
import { ownMemory } from './memory.ts'
import { Runtime } from './runtime.ts'
import { wasmSet } from './set.ts'

let set: KernelSet

beforeAll(() => {
  const bytes = readFileSync(new URL('./kernels.wasm', import.meta.url))
  set = wasmSet(new Runtime(new WebAssembly.Module(bytes), ownMemory(4096)))
  registerKernels(set)
})
afterAll(() => useKernels('reference'))

describe('the kernels in WebAssembly', () => {
  it('train a network to the losses of the readable loops', () => {
    const losses = (name: string): number[] => {
      useKernels(name)
      const random = new Random(3)
      const model = new nn.Sequential(
        new nn.Linear(20, 33, random),
        new nn.ReLU(),
        new nn.Linear(33, 5, random),
      )
      const optimizer = new optim.SGD(model.parameters(), { learningRate: 0.1 })
      const x = randn([37, 20], random)
      const y = tensor(Int32Array.from({ length: 37 }, (_, i) => i % 5))
      return Array.from({ length: 50 }, () =>
        scope(() => {
          optimizer.zeroGrad()
          const loss = crossEntropy(model.forward(x), y)
          loss.backward()
          optimizer.step()
          return loss.item()
        }),
      )
    }
    const [slow, fast] = [losses('reference'), losses('wasm')]
    for (const [i, loss] of slow.entries()) expect(fast[i]).toBeCloseTo(loss, 5)
    expect(slow[49]).toBeLessThan(slow[0])
  })
})
