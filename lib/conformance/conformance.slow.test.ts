import { registerKernels } from 'chalkgrad'
import { conformanceFaults } from 'chalkgrad/conformance'
import { describe, expect, test } from 'vitest'
import { reference } from '../kernels/reference/index.ts'
import { wholeModelFaults } from './index.ts'
import { last, oneThread, withFusedOf, withKernel } from './mistakes.fixture.ts'

const wasm = oneThread()

describe('a mistake is found', () => {
  test('a reduction that is wrong only when there is much to add up', () => {
    const faults = conformanceFaults(
      withKernel({
        sum(x, kept, out) {
          reference.sum(x, kept, out)
          if (out.storage.length === 1 && x.storage.length > 1e6)
            last(out, (v) => v * 1.1 + 50)
        },
      }),
      'sum',
    )
    expect(faults.length).toBeGreaterThan(0)
    expect(faults.every((fault) => fault.startsWith('sum, (1003, 1009)'))).toBe(true)
  })

  test('a matrix product that forgets the last column of an odd number', () => {
    const faults = conformanceFaults(
      withKernel({
        matmul(a, b, out) {
          reference.matmul(a, b, out)
          if (out.layout.shape[2] % 8 === 1) last(out, () => 0)
        },
      }),
      'matmul',
    )
    expect(faults.length).toBeGreaterThan(0)
    expect(faults.every((fault) => /· \(\d+, (1|9|33|65|129|41)\)/.test(fault))).toBe(true)
  })
})

describe('whole networks', () => {
  test('in WebAssembly learn what they learn with the readable loops', () => {
    registerKernels({ ...wasm, name: 'one thread of WebAssembly' })
    expect(wholeModelFaults('one thread of WebAssembly')).toEqual([])
  }, 60_000)

  test('find a mistake in a gradient', () => {
    registerKernels({
      ...withFusedOf(wasm, {
        reluGradient(g, x, y, out) {
          const done = wasm.fused?.reluGradient?.(g, x, y, out) ?? false
          last(out, (v) => v + 0.01)
          return done
        },
      }),
      name: 'with a wrong gradient',
    })
    expect(wholeModelFaults('with a wrong gradient')[0]).toMatch(
      /^classes, with dropout and Adam: the loss of step/,
    )
  }, 60_000)
})
