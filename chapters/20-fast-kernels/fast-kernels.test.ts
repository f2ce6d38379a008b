import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chosenKernels, kernelSets, useKernels } from 'chalkgrad'
import { silentUi } from '#book'
import { depth, microKernel, placeOfB } from './assembler/micro-kernel.ts'
import { sumsLoop } from './assembler/sums.ts'
import { Best } from './best.ts'
import { climb, distance, factors } from './climb.ts'
import { placeElementwise, placeMatmul } from './kernels-of-a-step.ts'
import { nodeRungs, registerSets } from './ladder/node.ts'
import { onArrays } from './ladder/rung.ts'
import { tiled } from './ladder/tiled.ts'
import { rounded } from './mistakes/rounded.ts'
import {
  attainable,
  elementwiseWork,
  intensity,
  matmulWork,
  ridge,
  type Machine,
} from './roofline.ts'
import { stepFlops, trainingStep } from './step.ts'
import { secondsPerCall } from './stopwatch.ts'
import results from './results.json' with { type: 'json' }
import experiment from './train.ts'

beforeAll(registerSets)
afterAll(() => useKernels('reference'))

describe('the roofline', () => {
  const machine: Machine = { peak: 50, bandwidth: 20 }

  it('the worked examples: 4 × 4, an addition, n × n', () => {
    expect(matmulWork(4)).toEqual({ flops: 128, bytes: 192 })
    expect(intensity(matmulWork(4))).toBeCloseTo(2 / 3, 12)
    for (const n of [16, 100, 1024]) expect(intensity(matmulWork(n))).toBeCloseTo(n / 6, 10)
    expect(intensity(elementwiseWork('add', 1000))).toBeCloseTo(1 / 12, 12)
    expect(intensity(elementwiseWork('adam', 10))).toBeCloseTo(0.5, 12)
  })

  it('rises with the intensity up to the ridge, and is flat beyond', () => {
    expect(ridge(machine)).toBe(2.5)
    expect(attainable(machine, 1)).toBe(20)
    expect(attainable(machine, 2.5)).toBe(50)
    expect(attainable(machine, 100)).toBe(50)
  })

  it('one picture is bound by memory where a batch is not', () => {
    expect(intensity(matmulWork(1, 256, 784))).toBeLessThan(0.5)
    expect(intensity(matmulWork(128, 256, 784))).toBeGreaterThan(38)
  })
})

describe('the ladder', () => {
  const sizes = [
    [1, 1, 1],
    [4, 8, 4],
    [5, 7, 3],
    [13, 9, 30],
    [64, 33, 65],
    [130, 70, 300],
  ]
  it.each(nodeRungs)('$name gives the same product, ragged or not', (rung) => {
    const before = chosenKernels()
    for (const [m, n, K] of sizes) {
      const both = factors(m, n, K)
      const product = rung.prepare(both)
      // Only a library may be missing on this machine.
      if (product === undefined) return expect(rung.name).toBe('blas')
      product.multiply()
      expect([m, n, K, distance(both, product.result()) < 1e-6]).toEqual([m, n, K, true])
      product.end()
    }
    expect(chosenKernels()).toBe(before)
  })

  it('a rung with a mistake is found out', () => {
    const wrong = onArrays('wrong', '', (m, n, K, A, B, C) => {
      tiled(m, n, K, A, B, C)
      C[m * n - 1] = 0
    })
    expect(() => climb(wrong, 9, 0)).toThrow(/wrong: the product is off by/)
    const missing = onArrays('missing', '', (_m, _n, _K, _A, _B, C) => void C.fill(NaN))
    expect(() => climb(missing, 9, 0)).toThrow(/off by NaN/)
  })

  it('Math.fround gives worse sums, and not other ones', () => {
    const both = factors(33)
    const error = (multiply: typeof tiled) => {
      const C = new Float32Array(33 * 33)
      multiply(33, 33, 33, both.A, both.B, C)
      return distance(both, C)
    }
    expect(error(rounded)).toBeGreaterThan(error(tiled))
    expect(error(rounded)).toBeLessThan(1e-6)
  })

  it('a rung that is not here is left out', () => {
    expect(
      climb({ name: 'none', adds: '', prepare: () => undefined }, 8, 0),
    ).toBeUndefined()
  })
})

describe('the assembled loops', () => {
  it.each([1, 2, 13, 16])('%i sums go to their limits, y / (1 − x) = 1 each', (sums) => {
    expect(sumsLoop(sums)?.(20_000)).toBeCloseTo(sums, 2)
  })

  it.each([
    [1, 1],
    [4, 1],
    [4, 4],
    [7, 2],
  ])(
    'a tile of %i × 8, unrolled %i times, is the product of its panels',
    (rows, unroll) => {
      const { run, memory } = microKernel(rows, unroll)
      const A = new Float32Array(memory.buffer, 0, depth * rows)
      const B = new Float32Array(memory.buffer, placeOfB, depth * 8)
      for (const [at, x] of [A, B].entries())
        for (let i = 0; i < x.length; i++) x[i] = ((i * (7 + at)) % 11) - 5
      let wanted = 0
      for (let k = 0; k < depth; k++)
        for (let r = 0; r < rows; r++) wanted += A[k * rows + r] * (B[8 * k] + B[8 * k + 4])
      expect(wanted).not.toBe(0)
      expect(run(1)).toBe(wanted)
      expect(run(2)).toBe(2 * wanted)
    },
  )
})

describe('measuring', () => {
  it('finds how long a call takes, at least one with no budget', () => {
    let calls = 0
    expect(secondsPerCall(() => void calls++, 0)).toBeGreaterThan(0)
    expect(calls).toBe(1)
    const wait = () => {
      const end = performance.now() + 5
      while (performance.now() < end);
    }
    expect(secondsPerCall(wait, 50)).toBeGreaterThanOrEqual(0.005)
  })

  it('keeps the highest', () => {
    const best = new Best()
    for (const rate of [2, 5, undefined, 3]) best.note('x', rate)
    expect(best.rates).toEqual({ x: 5 })
  })

  it('places kernels under the roof, and leaves their memory as it was', () => {
    expect(placeMatmul(16, 0).intensity).toBeCloseTo(16 / 6, 10)
    for (const name of ['add', 'relu', 'softmax', 'adam'] as const)
      expect(placeElementwise(name, 4096, 0).gigaflops).toBeGreaterThan(0)
  })
})

describe('the training step', () => {
  it('counts the FLOP of its matrix products', () => {
    // Forward, the gradients of the weights, and those of the inputs but for the first layer.
    const products = 784 * 256 * 2 + 256 * 128 * 3 + 128 * 10 * 3
    expect(stepFlops()).toBe(2 * 128 * products)
  })

  it('loses the same on every set of kernels', () => {
    const losses = kernelSets().map((set) => {
      useKernels(set)
      const run = trainingStep()
      return [run(), run(), run()]
    })
    useKernels('reference')
    expect(losses.length).toBeGreaterThanOrEqual(3)
    for (const [first, second, third] of losses) {
      expect(first).toBeCloseTo(losses[0][0], 4)
      expect(second).toBeCloseTo(losses[0][1], 4)
      expect(third).toBeLessThan(first)
    }
  })
})

describe('the experiment', () => {
  it.each(['roofline', 'ladder', 'sizes', 'costs', 'step'])('shows %s', async (show) => {
    const before = chosenKernels()
    const options = { show, rung: 'all', size: 256, rounds: 3, budget: 200 }
    const { metrics, curves = {} } = await experiment.run(options, silentUi(true))
    expect(Object.keys({ ...metrics, ...curves }).length).toBeGreaterThan(4)
    for (const value of Object.values(metrics)) expect(value).toBeGreaterThan(0)
    expect(chosenKernels()).toBe(before)
  })

  it('climbs a single rung', async () => {
    const options = { show: 'all', rung: 'tiled', size: 256, rounds: 3, budget: 200 }
    const { metrics } = await experiment.run(options, silentUi(true))
    expect(Object.keys(metrics)).toEqual(['cores', 'roof', 'tiled'])
    expect(experiment.runName?.(options)).toBe('tiled')
  })
})

describe('the recorded run says what the text says', () => {
  const { metrics, curves } = results.main
  const run: Record<string, number> = metrics

  it('one sum waits for itself, and too many do not fit', () => {
    const { sums } = curves
    const best = sums.indexOf(Math.max(...sums))
    expect(sums[0]).toBeLessThan(0.2 * sums[best])
    expect(sums[2] / sums[0]).toBeGreaterThan(2.5)
    expect(best).toBeGreaterThan(5)
    expect(Math.min(...sums.slice(best))).toBeLessThan(0.7 * sums[best])
  })

  it('vectors of four do more than three times as much', () => {
    expect(run['simd peak'] / run['scalar peak']).toBeGreaterThan(3)
  })

  it('a copy that fits no cache is slower, and so is a walk in large steps', () => {
    const { copy } = curves
    expect(copy[copy.length - 1]).toBeLessThan(0.5 * Math.max(...copy))
    expect(run['stride 32'] / run['stride 1']).toBeGreaterThan(3)
  })

  it('all but the product lie far under the peak', () => {
    for (const name of ['add', 'relu', 'softmax'])
      expect(run[name]).toBeLessThan(0.15 * run['simd peak'])
    expect(run.adam).toBeLessThan(0.5 * run['simd peak'])
    expect(run['matmul 512']).toBeGreaterThan(0.5 * run['simd peak'])
  })

  it('fusing helps Adam much and softmax less', () => {
    expect(run.adam / run['adam, composed']).toBeGreaterThan(2)
    const [softmax, adam] = ['softmax', 'adam'].map(
      (name) => run[name] / run[`${name}, composed`],
    )
    expect(softmax).toBeGreaterThan(1.1)
    expect(softmax).toBeLessThan(0.7 * adam)
  })

  it('the rungs: reordering gains little here, tile and vectors much, threads something', () => {
    expect(run.reordered / run.naive).toBeLessThan(1.3)
    const [large, swapped] = [curves['naive by size'], curves['reordered by size']].map(
      (curve) => curve[6],
    )
    expect(swapped / large).toBeGreaterThan(1.1)
    expect(run.tiled / run.naive).toBeGreaterThan(3)
    expect(run.packed / run.tiled).toBeGreaterThan(0.9)
    expect(run.simd / run.packed).toBeGreaterThan(5)
    expect(run.threads / run.simd).toBeGreaterThan(1.3)
  })

  it('a tile has a best height, and unrolling makes it worse', () => {
    const rows = curves['rows of the tile']
    const best = rows.indexOf(Math.max(...rows))
    expect(best).toBeGreaterThan(0)
    expect(rows[7]).toBeLessThan(0.8 * rows[best])
    expect(run['tile of four rows, unrolled']).toBeLessThan(0.8 * run['tile of four rows'])
  })

  it('what loops pay for', () => {
    expect(run['loop, 1 functions'] / run['loop, 4 functions']).toBeGreaterThan(3)
    expect(run['loop after growing'] / run['loop before growing']).toBeLessThan(0.85)
    expect(run['made 1000'] / run['pooled 1000']).toBeGreaterThan(4)
    expect(run['made 10']).toBeLessThan(run['pooled 10'])
    expect(run.rounded).toBeLessThan(0.8 * run.tiled)
    expect(
      run[`beside ${2 * run.cores} spinning`] / run['beside 0 spinning'],
    ).toBeGreaterThan(1.5)
  })
})
