import { readFileSync } from 'node:fs'
import { noGrad, optim, tensor, type Tensor } from 'chalkgrad'
import { silentUi } from '#book'
import { describe, expect, it } from 'vitest'
import { chosen, contestants, mean, stretches, type Tried } from './clothes-race.ts'
import { contour } from './contour.ts'
import { create } from './demo.ts'
import { heights } from './heights.ts'
import { racerNames } from './names.ts'
import { arrival, best, Racer, rateGrid, run } from './race.ts'
import { bestRates } from './rates.ts'
import results from './results.json' with { type: 'json' }
import { above, pairsApart, unplanned, winners } from './spread.ts'
import { surfaceNames, surfaces, type Surface } from './surfaces.ts'
import experiment from './train.ts'

const metrics: Record<string, number> = results.surfaces.metrics
const clothes: Record<string, number> = results['fashion-mnist'].metrics

describe('the surfaces', () => {
  it.each(surfaceNames)('%s has height and slope 0 at its lowest points', (name) => {
    const surface: Surface = surfaces[name]
    for (const [x, y] of surface.lowest) {
      const p = tensor([x, y], { dtype: 'float64', requiresGrad: true })
      const height = surface.height(p.select(0, 0), p.select(0, 1))
      height.backward()
      expect(height.item()).toBeCloseTo(0, 12)
      for (const slope of p.grad?.data() ?? [NaN]) expect(slope).toBeCloseTo(0, 10)
    }
    // Nowhere in the picture is it lower.
    expect(Math.min(...heights(surface, 60, 60))).toBeGreaterThanOrEqual(0)
  })

  it('the ravine and the turned one are the same from their starts', () => {
    for (const name of ['SGD', 'Momentum', 'Nesterov'] as const) {
      const [straight, turned] = (['ravine', 'tilted'] as const).map((key) =>
        run(surfaces[key], name, 0.01, 50),
      )
      for (const [i, height] of straight.entries()) expect(turned[i]).toBeCloseTo(height, 9)
    }
    expect(run(surfaces.ravine, 'Adam', 0.1, 50)[49]).not.toBeCloseTo(
      run(surfaces.tilted, 'Adam', 0.1, 50)[49],
      3,
    )
  })

  it('contour lines lie at their height', () => {
    const surface = surfaces.ravine
    const pieces = contour(surface, heights(surface, 141, 101), 141, 101, 3.5)
    expect(pieces.length).toBeGreaterThan(50)
    for (const [x, y] of pieces.flat()) {
      const height = noGrad(() =>
        surface
          .height(tensor(x, { dtype: 'float64' }), tensor(y, { dtype: 'float64' }))
          .item(),
      )
      expect(Math.abs(height - 3.5)).toBeLessThan(0.05)
    }
  })
})

describe('the ravine by hand', () => {
  it('SGD with rate 1/13 keeps 12/13 of both distances, y changes sides', () => {
    const racer = new Racer(
      surfaces.ravine,
      (place) => new optim.SGD([place], { learningRate: 1 / 13 }),
    )
    racer.step()
    const [x, y] = racer.at()
    expect(x).toBeCloseTo((-4 * 12) / 13, 12)
    expect(y).toBeCloseTo(-12 / 13, 12)
  })

  it('momentum with 1/9 and 4/9 shrinks by 2/3 a step in the end', () => {
    const racer = new Racer(
      surfaces.ravine,
      (place) => new optim.Momentum([place], { learningRate: 1 / 9, momentum: 4 / 9 }),
    )
    const distances = Array.from({ length: 80 }, () => {
      racer.step()
      return Math.hypot(...racer.at())
    })
    expect((distances[79] / distances[39]) ** (1 / 40)).toBeCloseTo(2 / 3, 1)
  })

  it('outside of the limits for ηλ the factor is worse than √μ', () => {
    // The larger root of z² − (1 + μ − ηλ) z + μ = 0.
    const factor = (product: number, momentum: number) => {
      const half = (1 + momentum - product) / 2
      const inside = half ** 2 - momentum
      return inside < 0
        ? Math.sqrt(momentum)
        : Math.max(...[1, -1].map((sign) => Math.abs(half + sign * Math.sqrt(inside))))
    }
    expect(factor(1 / 9, 4 / 9)).toBeCloseTo(2 / 3, 6)
    expect(factor(1, 4 / 9)).toBeCloseTo(2 / 3, 12)
    expect(factor(25 / 9, 4 / 9)).toBeCloseTo(2 / 3, 6)
    expect(factor(0.05, 4 / 9)).toBeGreaterThan(0.7)
    expect(factor(2.9, 4 / 9)).toBeGreaterThan(0.7)
  })
})

describe('claims of other tutorials', () => {
  /** Adam with gₜ − mₜ₋₁ inside the first moment. */
  class WrongAdam extends optim.StatefulOptimizer<'m' | 'v'> {
    constructor(parameters: Tensor[], learningRate: number) {
      super(['m', 'v'], parameters, { learningRate, weightDecay: 0 })
    }

    protected override update(
      w: Tensor,
      g: Tensor,
      rates: optim.Rates,
      { m, v, t }: optim.State<'m' | 'v'>,
    ): void {
      m.copy_(m.mul(0.9).add(g.sub(m).mul(0.1)))
      v.mul_(0.999).add_(g.square().mul(0.001))
      const step = m.div(1 - 0.9 ** t).div(
        v
          .div(1 - 0.999 ** t)
          .sqrt()
          .add(1e-8),
      )
      w.sub_(step.mul(rates.learningRate))
    }
  }

  it('the wrong first moment leaves the path that PyTorch recorded, the right one does not', () => {
    const read = (name: string) =>
      JSON.parse(
        readFileSync(
          new URL(`../../lib/optim/fixtures/${name}.json`, import.meta.url),
          'utf8',
        ),
      )
    const problem = read('problem')
    const path: number[][] = read('adam').path
    const of = (values: number[] | number[][]) => tensor(values, { dtype: 'float64' })
    const largest = (make: (parameters: Tensor[]) => optim.Optimizer): number => {
      const [W, b, s] = [problem.W, problem.b, problem.s].map((value) => {
        const leaf = of(value)
        leaf.requiresGrad = true
        return leaf
      })
      const optimizer = make([W, b, s])
      return Math.max(
        ...path.map((wanted) => {
          optimizer.zeroGrad()
          const error = of(problem.x).matmul(W).add(b).tanh().mul(s).sub(of(problem.y))
          error.square().mean().add(W.mul(3).sin().sum().mul(0.1)).backward()
          optimizer.step()
          const got = [W, b, s].flatMap((p) => [...p.data()])
          return Math.max(...wanted.map((value, i) => Math.abs(got[i] - value)))
        }),
      )
    }
    expect(largest((p) => new optim.Adam(p, { learningRate: 0.05 }))).toBeLessThan(1e-10)
    expect(largest((p) => new WrongAdam(p, 0.05))).toBeGreaterThan(0.05)
  })

  it('without correction the longest first step is more than six rates', () => {
    const lengths = Array.from(
      { length: 100 },
      (_, i) => (1 - 0.9 ** (i + 1)) / Math.sqrt(1 - 0.999 ** (i + 1)),
    )
    expect(lengths[0]).toBeCloseTo(Math.sqrt(10), 6)
    expect(Math.max(...lengths)).toBeGreaterThan(6)
    expect(lengths.indexOf(Math.max(...lengths))).toBe(11)
  })
})

describe('how long a step of Adam can be', () => {
  /** The steps, in learning rates, after a silence so long that nothing is left to correct. */
  function stepsAfterSilence(slopes: readonly number[]): number[] {
    const w = tensor([0], { dtype: 'float64', requiresGrad: true })
    const adam = new optim.Adam([w], { learningRate: 1, epsilon: 1e-12 })
    w.grad = tensor([1e-30], { dtype: 'float64' })
    for (let t = 0; t < 8000; t++) {
      adam.step()
      w.grad = tensor([0], { dtype: 'float64' })
    }
    return slopes.map((slope) => {
      const before = w.item()
      w.grad = tensor([slope], { dtype: 'float64' })
      adam.step()
      return Math.abs(w.item() - before)
    })
  }

  it('3.2 rates after a silence, 6.6 after twelve equal slopes', () => {
    const steps = stepsAfterSilence(new Array<number>(30).fill(1))
    expect(steps[0]).toBeCloseTo(0.1 / Math.sqrt(0.001), 2)
    expect(Math.max(...steps)).toBeCloseTo(6.57, 2)
    expect(steps.indexOf(Math.max(...steps))).toBe(11)
  })

  it('slopes that grow as the inequality has it come near 7.27, and never pass it', () => {
    const bound = 0.1 / Math.sqrt(0.001) / Math.sqrt(1 - 0.9 ** 2 / 0.999)
    const growing = Array.from({ length: 60 }, (_, t) => (0.999 / 0.9) ** t)
    const steps = stepsAfterSilence(growing)
    expect(Math.max(...steps)).toBeLessThan(bound)
    expect(Math.max(...steps)).toBeGreaterThan(0.99 * bound)
  })
})

describe('the recorded races', () => {
  it('the demo begins with the rates that were found to be best', () => {
    for (const surface of surfaceNames)
      for (const racer of racerNames)
        expect(bestRates[surface][racer]).toBe(metrics[`${surface} ${racer} rate`])
  })

  it('no best rate lies at an end of its grid', () => {
    const all = Object.entries(metrics).filter(([name]) => name.endsWith('rate'))
    expect(all).toHaveLength(30)
    for (const [, rate] of all) expect(rateGrid.slice(1, -1)).toContain(rate)
    for (const [name, rate] of Object.entries(clothes).filter(([name]) =>
      name.endsWith(' rate'),
    ))
      expect([name, rate > 0.0003 && rate < 0.3]).toEqual([name, true])
  })

  it('can be repeated', () => {
    const { learningRate, arrived } = best(
      surfaces.ravine,
      'Nesterov',
      [0.022, 0.046, 0.1],
      500,
    )
    expect([learningRate, arrived]).toEqual([
      metrics['ravine Nesterov rate'],
      metrics['ravine Nesterov steps'],
    ])
  })

  it('say what the text says', () => {
    const steps = (surface: string, racer: string) => metrics[`${surface} ${racer} steps`]
    expect(steps('tilted', 'Adagrad')).toBeGreaterThan(5 * steps('ravine', 'Adagrad'))
    for (const racer of ['SGD', 'Momentum', 'Nesterov'])
      expect(steps('tilted', racer)).toBe(steps('ravine', racer))
    expect(racerNames.filter((racer) => steps('rosenbrock', racer) > 0)).toEqual([
      'Momentum',
      'Adam',
    ])
    expect(metrics['rosenbrock Adam rate'] / metrics['saddle Adam rate']).toBeGreaterThan(
      20,
    )
  })
})

describe('the recorded race on clothes', () => {
  const { curves } = results['fashion-mnist']
  const recorded: Record<string, number[]> = curves
  const names = Object.keys(contestants)
  const plan = 'AdamW, warm-up, cosine'
  it('gave each the same rates to try and took the one with the lowest validation loss', () => {
    for (const name of names) {
      const losses = recorded[`${name} validation`]
      expect(losses).toHaveLength(curves.rates.length)
      expect(curves.rates[losses.indexOf(Math.min(...losses))]).toBe(
        clothes[`${name} rate`],
      )
    }
  })

  it('gives the mean, the lowest and the highest of at least five seeds', () => {
    for (const name of names)
      for (const key of ['loss', 'testLoss', 'accuracy']) {
        const seeds = recorded[`${name} ${key} of each seed`]
        expect(seeds.length).toBeGreaterThanOrEqual(5)
        expect(seeds).toHaveLength(results['fashion-mnist'].options.seeds)
        expect(clothes[`${name} ${key}`]).toBeCloseTo(mean(seeds), 3)
        expect(clothes[`${name} ${key} min`]).toBeCloseTo(Math.min(...seeds), 3)
        expect(clothes[`${name} ${key} max`]).toBeCloseTo(Math.max(...seeds), 3)
      }
  })

  it('says what the text says', () => {
    expect(names).toEqual([...unplanned, plan])
    const { seeds } = results['fashion-mnist'].options
    expect(names.length * curves.rates.length * seeds).toBe(320)
    expect((unplanned.length * (unplanned.length - 1)) / 2).toBe(21)
    const ofSeeds = (name: string, key: string) => recorded[`${name} ${key} of each seed`]
    for (const name of unplanned) {
      expect([name, above(clothes, name, plan, 'loss')]).toEqual([name, true])
      for (const [seed, loss] of ofSeeds(plan, 'testLoss').entries())
        expect(loss).toBeLessThan(ofSeeds(name, 'testLoss')[seed])
      for (const [seed, accuracy] of ofSeeds(plan, 'accuracy').entries())
        expect(accuracy).toBeGreaterThan(ofSeeds(name, 'accuracy')[seed])
    }
    expect(clothes[`${plan} rate`]).toBeGreaterThan(clothes['AdamW rate'])
    for (const key of ['loss', 'testLoss', 'accuracy']) {
      const gain = (from: string, to: string) =>
        Math.abs(clothes[`${to} ${key}`] - clothes[`${from} ${key}`])
      expect(gain('AdamW', plan)).toBeGreaterThan(gain('Momentum', 'Adam'))
    }

    const ahead = ['Nesterov', 'Adam', 'AdamW']
    for (const fast of ahead) {
      for (const slow of ['SGD', 'Momentum', 'Adagrad'])
        expect([slow, fast, above(clothes, slow, fast, 'loss')]).toEqual([slow, fast, true])
      for (const other of ahead) expect(above(clothes, fast, other, 'loss')).toBe(false)
    }

    // Few of the 21 pairs, and always the same losers: a high loss, a low accuracy.
    const losers = [
      ...pairsApart(clothes, 'testLoss').map(([high]) => high),
      ...pairsApart(clothes, 'accuracy').map(([, low]) => low),
    ]
    expect(losers.length).toBeLessThan(10)
    expect(new Set(losers)).toEqual(new Set(['SGD', 'Adagrad']))
    expect(new Set(winners(recorded)).size).toBeGreaterThan(2)
  })

  it('two groups of five are apart by luck in 2 of 252 cases', () => {
    const groups = Array.from({ length: 2 ** 10 }, (_, bits) =>
      Array.from({ length: 10 }, (_, i) => (bits >> i) & 1),
    ).filter((group) => group.reduce((a, b) => a + b, 0) === 5)
    const changes = (group: number[]) =>
      group.filter((one, i) => i > 0 && one !== group[i - 1]).length
    expect(groups).toHaveLength(252)
    expect(groups.filter((group) => changes(group) === 1)).toHaveLength(2)
  })
})

describe('the race on clothes', () => {
  const tried = (validationLoss: number): Tried => {
    return { learningRate: 1, finishes: [], validationLoss }
  }

  it('chooses the lowest validation loss, and never NaN', () => {
    expect(chosen([3, 1, 2].map(tried)).validationLoss).toBe(1)
    expect(chosen([NaN, 2, NaN, 1, NaN].map(tried)).validationLoss).toBe(1)
  })

  it('runs, in short, and gives what is recorded', async () => {
    const options = { ...experiment.options, data: 'fashion-mnist' }
    const { metrics, curves } = await experiment.run(options, silentUi(true))
    expect(Object.keys(metrics).sort()).toEqual(Object.keys(clothes).sort())
    expect(Object.keys(curves ?? {}).sort()).toEqual(
      Object.keys(results['fashion-mnist'].curves).sort(),
    )
  })

  it('averages over stretches', () => {
    expect(stretches([1, 3, 5, 7, 9], 2)).toEqual([2, 6])
    expect(stretches([1, 2], 40)).toEqual([1, 2])
  })

  it('warms up for one step in twenty and ends near 0', () => {
    const rate = contestants['AdamW, warm-up, cosine'].plan?.(0.01, 200)
    expect(rate?.(0)).toBeCloseTo(0.001, 12)
    expect(rate?.(9)).toBeCloseTo(0.01, 12)
    expect(rate?.(199)).toBeLessThan(1e-5)
  })
})

describe('arrival', () => {
  it('is the step after which the height stays below the goal', () => {
    expect(arrival([5, 0.0001, 3, 0.0001, 0.0001], 5)).toBe(3)
    expect(arrival([5, 4, 3], 3)).toBe(Infinity)
    expect(arrival([5, 0.0001, 2], 3)).toBe(Infinity)
    expect(arrival([5, NaN], 5)).toBe(Infinity)
  })
})

describe('the demo', () => {
  it('shows the map before the first step, and the start', () => {
    const { map, runners, step } = create({
      surface: 'beale',
      rates: bestRates.beale,
    }).first()
    expect(step).toBe(0)
    expect(map?.contours).toHaveLength(surfaces.beale.levels.length)
    for (const line of map?.contours ?? []) expect(line.length).toBeGreaterThan(0)
    expect(runners.map(({ path }) => path)).toEqual(racerNames.map(() => [[1, 1]]))
  })

  it('says who arrives when, as the recorded race does', () => {
    const demo = create({ surface: 'ravine', rates: bestRates.ravine })
    let frame = demo.step()
    while (!demo.done()) frame = demo.step()
    for (const { name, arrived } of frame.runners)
      expect([name, arrived]).toEqual([name, metrics[`ravine ${name} steps`]])
  })

  it('a rate that is too large diverges, and the others go on', () => {
    const demo = create({ surface: 'ravine', rates: { ...bestRates.ravine, SGD: 0.092 } })
    let frame = demo.step()
    for (let i = 0; i < 299; i++) frame = demo.step()
    expect(frame.runners.filter(({ lost }) => lost).map(({ name }) => name)).toEqual([
      'SGD',
    ])
    expect(Math.abs(frame.runners[0].path[40][1])).toBeGreaterThan(2.4)
  })

  it('an unknown surface from the address is the ravine', () => {
    expect(create({ surface: 'moon', rates: bestRates.ravine }).first().map?.start).toEqual(
      [-4, 1],
    )
  })
})
