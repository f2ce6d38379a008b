import type { KernelSet } from 'chalkgrad'
import { conformanceFaults } from 'chalkgrad/conformance'
import { describe, expect, test } from 'vitest'
import type { Fused } from '../kernels/fused.ts'
import type { Operand } from '../kernels/kernels.ts'
import { reference } from '../kernels/reference/index.ts'
import { last, oneThread, withFusedOf, withKernel } from './mistakes.fixture.ts'

const wasm = oneThread()
const withFused = (fused: Fused): KernelSet => withFusedOf(wasm, fused)

describe('a mistake is found', () => {
  test('element by element: the end of a row that is no multiple of four', () => {
    const faults = conformanceFaults(
      withKernel({
        exp(x, out) {
          reference.exp(x, out)
          if (out.storage.length % 4 === 1) last(out, () => 0)
        },
      }),
      'exp',
    )
    expect(faults.some((fault) => fault.startsWith('exp, (1)'))).toBe(true)
    expect(faults.some((fault) => fault.startsWith('exp, (7)'))).toBe(false)
  })

  test('broadcasting: strides taken for those of a tensor in order', () => {
    const careless = (x: Operand): Operand => ({
      storage: x.storage,
      layout: { ...x.layout, strides: x.layout.strides.map((s) => Math.max(1, s)) },
    })
    const faults = conformanceFaults(
      withKernel({ mul: (a, b, out) => reference.mul(careless(a), careless(b), out) }),
      'mul',
    )
    expect(faults.some((fault) => /repeated/.test(fault))).toBe(true)
    expect(faults.some((fault) => /in order and in order/.test(fault))).toBe(false)
  })

  test('in place: the output is cleared before it is read', () => {
    const faults = conformanceFaults(
      withKernel({
        sub(a, b, out) {
          out.storage.write().fill(0)
          reference.sub(a, b, out)
        },
      }),
      'sub',
    )
    expect(faults.map((fault) => fault.split(':')[0])).toEqual([
      'sub, in place of input 0',
      'sub, in place of input 1',
    ])
  })

  test('a fused gradient with the factor of another function', () => {
    const off = withFused({
      tanhGradient: (g, x, y, out) => wasm.fused?.sigmoidGradient?.(g, x, y, out) ?? false,
    })
    expect(conformanceFaults(off, 'tanhGradient').length).toBeGreaterThan(5)
    expect(conformanceFaults(wasm, 'tanhGradient')).toEqual([])
  })

  test('a fused gradient of rows that forgets the last row', () => {
    const off = withFused({
      softmaxGradient(g, x, y, out) {
        const done = wasm.fused?.softmaxGradient?.(g, x, y, out) ?? false
        if (out.layout.shape.length > 1) last(out, (v) => v + 0.01)
        return done
      },
    })
    expect(conformanceFaults(off, 'softmaxGradient')[0]).toMatch(
      /^softmaxGradient, \(3, 5\): element 14 is/,
    )
  })

  test('an optimizer that counts its steps from 0', () => {
    const off = withFused({
      adam: (w, g, slots, numbers) =>
        wasm.fused?.adam?.(w, g, slots, { ...numbers, t: numbers.t + 1 }) ?? false,
    })
    expect(conformanceFaults(off, 'adam')[0]).toMatch(
      /^adam, \(1\), the parameter: element 0/,
    )
  })

  test('an optimizer that decays inside of the division, where AdamW does it outside', () => {
    const off = withFused({ adamW: wasm.fused?.adam })
    expect(conformanceFaults(off, 'adamW').length).toBeGreaterThan(0)
  })

  test('random numbers that lose the second of a pair', () => {
    const off: KernelSet = {
      ...wasm,
      kernels: {
        ...wasm.kernels,
        normal(random, out) {
          wasm.kernels.normal?.(random, out)
          random.load({ ...random.state(), spare: null })
        },
      },
    }
    expect(conformanceFaults(off, 'normal')[0]).toMatch(
      /^normal, 1 in float64: the stream goes on at/,
    )
  })

  test('a layer norm with ε doubled, and one whose weight and bias change their gradients', () => {
    const { layerNorm, layerNormGradient } = wasm.fused ?? {}
    const wide = withFused({
      layerNorm: (x, w, b, epsilon, ...outs) =>
        layerNorm?.(x, w, b, 2 * epsilon, ...outs) ?? false,
    })
    const crossed = withFused({
      layerNormGradient: (g, x, w, mean, scale, dx, dw, db) =>
        layerNormGradient?.(g, x, w, mean, scale, dx, db, dw) ?? false,
    })
    for (const name of ['layerNorm', 'layerNormGradient'] as const)
      expect(conformanceFaults(wasm, name)).toEqual([])
    expect(conformanceFaults(wide, 'layerNorm')[0]).toMatch(/^layerNorm, .* output/)
    expect(conformanceFaults(crossed, 'layerNormGradient')[0]).toMatch(
      /^layerNormGradient, .* input 1/,
    )
  })

  test('an LSTM that writes a wrong cell at the end, and a GRU whose sums have one gradient', () => {
    const { lstmStep, gruStepGradient } = wasm.fused ?? {}
    const crossed = withFused({
      lstmStep(x, h, cell, said, hidden, next) {
        const done = lstmStep?.(x, h, cell, said, hidden, next) ?? false
        last(next, (v) => v + 0.01)
        return done
      },
    })
    const same = withFused({
      gruStepGradient: (g, h, hidden, said, dInput, dHidden, dState) =>
        gruStepGradient?.(g, h, hidden, said, dHidden, dInput, dState) ?? false,
    })
    for (const name of [
      'lstmStep',
      'lstmStepGradient',
      'gruStep',
      'gruStepGradient',
    ] as const)
      expect(conformanceFaults(wasm, name)).toEqual([])
    expect(conformanceFaults(crossed, 'lstmStep')[0]).toMatch(/^lstmStep, .* output 2/)
    expect(conformanceFaults(same, 'gruStepGradient')[0]).toMatch(
      /^gruStepGradient, .* input 0/,
    )
  })

  test('an attention that sees what it must not, and a gradient without its scale', () => {
    const { attention, attentionGradient } = wasm.fused ?? {}
    const ahead = withFused({
      attention: (q, k, v, counts, scale, causal, ...outs) =>
        attention?.(q, k, v, counts, scale, !causal, ...outs) ?? false,
    })
    const unscaled = withFused({
      attentionGradient: (g, q, k, v, counts, _, ...rest) =>
        attentionGradient?.(g, q, k, v, counts, 1, ...rest) ?? false,
    })
    for (const name of ['attention', 'attentionGradient'] as const)
      expect(conformanceFaults(wasm, name)).toEqual([])
    expect(conformanceFaults(ahead, 'attention')[0]).toMatch(/^attention, \(/)
    expect(conformanceFaults(unscaled, 'attentionGradient')[0]).toMatch(
      /^attentionGradient, .* input 0/,
    )
  })

  test('a fused kernel that says it did nothing', () => {
    expect(conformanceFaults(withFused({ gelu: () => false }), 'gelu')[0]).toMatch(
      /^gelu, \(1\): it did not do it/,
    )
  })
})
