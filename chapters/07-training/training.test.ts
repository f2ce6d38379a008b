import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  Batches,
  crossEntropy,
  evaluate,
  Random,
  nn,
  noGrad,
  Normalizer,
  optim,
  randn,
  rocAuc,
  shuffleStream,
  smoothLabels,
  tensor,
  writeSafetensors,
  zeros,
  type Callback,
  type Tensor,
} from 'chalkgrad'
import { Checkpoint } from 'chalkgrad/node'
import { describe, expect, it } from 'vitest'
import { trainFew } from './few.ts'
import { byFit, byHand } from './loop.ts'
import { network } from './network.ts'
import { prepare, recipes, trainRecipe } from './recipe.ts'
import type { Samples } from './samples.ts'
import results from './results.json' with { type: 'json' }

/** Small pictures of noise, brighter on the side that the label names. */
function pictures(count: number, seed: number): Samples {
  const random = new Random(seed)
  const labels = Int32Array.from({ length: count }, () => random.integer(10))
  const pixels = randn([count, 28, 28], random).mul(0.2).add(0.5).data()
  labels.forEach((label, i) => {
    for (let x = 0; x < 28; x++) pixels[784 * i + 28 * (2 * label + 3) + x] += 0.3
  })
  return { images: tensor(pixels, { shape: [count, 28, 28] }), labels: tensor(labels) }
}

describe('the loop by hand and fit', () => {
  it('end with the same bits', () => {
    const run = (train: typeof byHand) => {
      const random = new Random(3)
      const model = new nn.Sequential(
        new nn.Linear(6, 24, random),
        new nn.ReLU(),
        new nn.Dropout(0.3, random),
        new nn.Linear(24, 2, random),
      )
      const part = (count: number) => {
        const x = randn([count, 6], random)
        const noisy = x
          .select(1, 0)
          .add(randn([count], random))
          .data()
        return [x, tensor(Int32Array.from(noisy, (v) => (v > 0 ? 1 : 0)))] as const
      }
      const parts = {
        train: new Batches(...part(50), { batchSize: 16, shuffle: random }),
        validation: new Batches(...part(80), { batchSize: 32 }),
      }
      const optimizer = new optim.Adam(model.parameters(), { learningRate: 0.02 })
      const losses = train(model, parts, optimizer, 40)
      return { losses, weights: model.parameters().map((w) => [...w.data()]) }
    }
    const [hand, fitted] = [run(byHand), run(byFit)]
    expect(hand).toEqual(fitted)
    expect(hand.losses.length).toBeLessThan(40) // it stopped early
    expect(hand.losses.length).toBeGreaterThan(7)
  })
})

describe('recipes', () => {
  const parts = {
    train: pictures(60, 1),
    validation: pictures(20, 2),
    normalizer: Normalizer.fit(pictures(60, 1).images, [0, 1, 2]),
  }
  const plan = { hidden: [16], epochs: 4, seed: 5 }

  it('resumed from a checkpoint, a run ends with the same bits', () => {
    const folder = mkdtempSync(join(tmpdir(), 'chalkgrad-'))
    const path = join(folder, 'run.safetensors')
    const recipe = { ...recipes['dropout-mirror'], dropout: 0.5 }
    const follow = (resume: boolean) => (random: Random) => [
      new Checkpoint(path, { random: [random], resume }),
    ]
    const weights = (model: nn.Module) => model.parameters().map((w) => [...w.data()])
    const whole = trainRecipe(recipe, parts, { ...plan, callbacks: follow(false) })

    class Cut extends Error {}
    const cut: Callback = {
      epochStart({ epoch }) {
        if (epoch === 3) throw new Cut()
      },
    }
    const stopping = (random: Random) => [...follow(false)(random), cut]
    expect(() => trainRecipe(recipe, parts, { ...plan, callbacks: stopping })).toThrow(Cut)
    const resumed = trainRecipe(recipe, parts, { ...plan, callbacks: follow(true) })
    rmSync(folder, { recursive: true })
    expect(weights(resumed.model)).toEqual(weights(whole.model))
    expect(resumed.history.curves).toEqual(whole.history.curves)
  })

  it('change training pictures only', () => {
    const samples = parts.train
    const clean = parts.normalizer.apply(samples.images)
    const shown = (random?: Random) => {
      const batches = prepare(
        samples,
        parts.normalizer,
        60,
        random,
        recipes.mirror.augmentation,
      )
      let pixels: number[] = []
      for (const { x } of batches) pixels = [...x.data()]
      return pixels
    }
    const same = (a: readonly number[], b: readonly number[]) =>
      a.length === b.length && a.every((value, i) => value === b[i])
    const pixels = [...clean.data()]
    const mirrored = shown(new Random(1))
    expect(same(shown(), pixels)).toBe(true)
    expect(same(mirrored, pixels)).toBe(false)
    expect(same(mirrored.toSorted(), pixels.toSorted())).toBe(true) // nothing new in it
  })

  it('the price of weights is no part of what is measured', () => {
    const data = { train: pictures(40, 1), validation: pictures(40, 2) }
    const run = (l2: number) =>
      trainFew({ hidden: [8], samples: 40, l2 }, data, { epochs: 1, seed: 1 })
    const [free, priced] = [run(0), run(0.1)]
    expect(Math.abs(priced.end.loss - free.end.loss)).toBeLessThan(0.05)
    expect(priced.valLoss[0]).toBe(priced.end.loss)
  })
})

describe('what the text derives', () => {
  it('the loss that knows nothing is ln(classes)', () => {
    for (const classes of [2, 10, 1000]) {
      const loss = crossEntropy(zeros([3, classes]), tensor([0, 1, 1], { dtype: 'int32' }))
      expect(loss.item()).toBeCloseTo(Math.log(classes), 5)
    }
  })

  it('a sample waits in the reservoir for a geometric time, and never comes early', () => {
    const [capacity, count] = [50, 20_000]
    const order = [
      ...shuffleStream(
        Array.from({ length: count }, (_, i) => i),
        capacity,
        new Random(9),
      ),
    ]
    expect(Math.max(...order.map((line, place) => line - place))).toBeLessThanOrEqual(
      capacity,
    )
    const waits = order.map((line, place) => place + capacity - line).slice(0, count - 1000)
    const mean = waits.reduce((sum, wait) => sum + wait, 0) / waits.length
    expect(mean).toBeGreaterThan(48)
    expect(mean).toBeLessThan(52)
    for (const k of [10, 50, 120]) {
      const share = waits.filter((wait) => wait > k).length / waits.length
      expect(share).toBeCloseTo((1 - 1 / capacity) ** k, 1)
    }
  })

  it('F1 from counts is the harmonic mean', () => {
    for (const [tp, fp, fn] of [
      [4, 7, 1],
      [1, 0, 9],
      [30, 2, 5],
    ]) {
      const [precision, recall] = [tp / (tp + fp), tp / (tp + fn)]
      expect((2 * tp) / (2 * tp + fp + fn)).toBeCloseTo(
        1 / ((1 / precision + 1 / recall) / 2),
        12,
      )
    }
    expect(1 / ((1 / 0.05 + 1 / 1) / 2)).toBeCloseTo(0.095, 3)
  })

  it('the area under the ROC curve is the share of pairs in the right order', () => {
    const random = new Random(4)
    for (let trial = 0; trial < 20; trial++) {
      const scores = Array.from({ length: 30 }, () => random.integer(12)) // with ties
      const labels = scores.map((_, i) => (i < 2 ? i : random.integer(2)))
      const of = (label: number) => scores.filter((_, i) => labels[i] === label)
      const won = of(1).flatMap((p) => of(0).map((n) => (p > n ? 1 : p === n ? 0.5 : 0)))
      const share = won.reduce((sum: number, one) => sum + one, 0) / won.length
      const area = rocAuc(tensor(scores), tensor(labels, { dtype: 'int32' }))
      expect(area).toBeCloseTo(share, 10)
      const turned = rocAuc(
        tensor(scores.map((s) => -s)),
        tensor(labels, { dtype: 'int32' }),
      )
      expect(turned).toBeCloseTo(1 - area, 10)
    }
  })

  it('L2 divides by 1 + λ, L1 takes λ away and stops at 0', () => {
    // The lowest of many places, without any derivative.
    const lowest = (a: number, price: (w: number) => number) => {
      const places = Array.from({ length: 80_001 }, (_, i) => (i - 40_000) / 10_000)
      const height = (w: number) => (w - a) ** 2 / 2 + price(w)
      return places.reduce((best, w) => (height(w) < height(best) ? w : best))
    }
    for (const a of [3, 1, 0.4, -0.2, -2.5]) {
      expect(lowest(a, (w) => 0.25 * w * w)).toBeCloseTo(a / 1.5, 3)
      const left = Math.sign(a) * Math.max(0, Math.abs(a) - 0.5)
      expect(lowest(a, (w) => 0.5 * Math.abs(w))).toBeCloseTo(left, 3)
    }
  })

  it('dropout keeps the mean of each element', () => {
    const dropout = new nn.Dropout(0.3, new Random(2))
    const x = tensor([1, -4, 10])
    const sums = zeros([3])
    for (let i = 0; i < 20_000; i++) sums.add_(dropout.forward(x))
    const means = [...sums.div(20_000).data()]
    for (const [i, value] of [1, -4, 10].entries())
      expect(means[i] / value).toBeCloseTo(1, 1)
  })

  it('smoothed labels have their lowest loss at a finite lead', () => {
    const target = smoothLabels(tensor([0], { dtype: 'int32' }), 4, 0.2)
    const loss = (lead: number) => crossEntropy(tensor([[lead, 0, 0, 0]]), target).item()
    const best = Math.log(0.85 / 0.05)
    expect(best).toBeCloseTo(2.83, 2)
    for (const away of [-0.3, 0.3]) expect(loss(best + away)).toBeGreaterThan(loss(best))
  })

  it('a safetensors file is a length, a header and the numbers', () => {
    const bytes = writeSafetensors({ 'fc.bias': tensor([1, -2]) }, { epoch: '3' })
    const length = Number(new DataView(bytes.buffer).getBigUint64(0, true))
    expect(bytes.length).toBe(8 + length + 8)
    expect([...bytes.slice(8 + length)]).toEqual([0, 0, 128, 63, 0, 0, 0, 192])
  })

  it('the network that learned a coin by heart has 1,474 parameters', () => {
    const random = new Random(1)
    const model = new nn.Sequential(
      new nn.Linear(20, 64, random),
      new nn.Linear(64, 2, random),
    )
    expect(model.parameterCount()).toBe(1474)
  })

  it('evaluate gives the same twice, though the model has dropout', () => {
    const model = network([784, 8, 10], new Random(1), 0.5)
    const { images, labels } = pictures(20, 3)
    const ask = () =>
      evaluate(model, new Batches(images, labels, { batchSize: 7 }), { loss: crossEntropy })
        .loss
    expect(ask()).toBe(ask())
    const forward = (x: Tensor) => noGrad(() => [...model.forward(x).data()])
    expect(forward(images)).not.toEqual(forward(images)) // in training mode it is another network each time
  })
})

describe('the recorded runs', () => {
  const { clothes, digits, few, leak } = results
  const full = results['clothes-full']

  it('reach the marks that were set', () => {
    expect(clothes.metrics.testAccuracy).toBeGreaterThanOrEqual(0.86)
    expect(full.metrics.testAccuracy).toBeGreaterThanOrEqual(0.89)
    expect(full.metrics.testSamples).toBe(10_000)
    expect(digits.metrics.testAccuracy).toBeGreaterThanOrEqual(0.984)
  })

  it('were chosen by the validation loss', () => {
    const losses = ['plain', 'dropout', 'mirror', 'dropout-mirror', 'dropout-smooth'].map(
      (name) => (clothes.metrics as Record<string, number>)[`${name} valLoss`],
    )
    expect(clothes.metrics.chosen).toBe(losses.indexOf(Math.min(...losses)))
    expect(full.command).toContain('--recipe dropout-mirror')
  })

  it('gain little over each other, once each has its own length', () => {
    const { metrics, curves } = clothes
    const [, , atFullLength] = curves['plain valLoss of each length']
    expect(metrics['plain epochs']).toBe(5)
    expect(atFullLength - metrics['plain valLoss']).toBeGreaterThan(0.02)
    // Less than the seeds of one recipe differ.
    const gain = metrics['plain valLoss'] - metrics['dropout-mirror valLoss']
    expect(gain).toBeLessThan(metrics['plain valLoss high'] - metrics['plain valLoss low'])
    expect(metrics['dropout-mirror valLoss high']).toBeGreaterThan(
      metrics['plain valLoss low'],
    )
    expect(metrics['dropout-mirror epochs']).toBe(20)
  })

  it('the small network is wrong on both parts, the large one only on the others', () => {
    const { curves } = few
    const last = (curve: readonly number[]) => curve[curve.length - 1]
    expect(last(curves['small, many train'])).toBeGreaterThan(0.5)
    expect(last(curves['large, few train'])).toBeLessThan(0.01)
    const held = curves['large, few validation']
    expect(last(held)).toBeGreaterThan(1.4 * Math.min(...held))
    expect(last(curves['large, few validation'])).toBeGreaterThan(
      last(curves['L2 validation']),
    )
    expect(few.metrics['L1 nearZero']).toBeGreaterThan(0.5)
  })

  it('a leak raises the score, and fresh samples know nothing of it', () => {
    const { metrics } = leak
    const above = (a: number, b: number) => a - b
    expect(metrics['columns leaked']).toBeGreaterThan(0.75)
    for (const key of [
      'columns honest',
      'columns honest fresh',
      'columns leaked fresh',
    ] as const)
      expect(Math.abs(metrics[key] - 0.5)).toBeLessThan(0.03)
    expect(above(metrics['twins leaked'], metrics['twins honest'])).toBeGreaterThan(0.05)
    expect(
      above(metrics['twins leaked fresh'], metrics['twins honest fresh']),
    ).toBeLessThan(0.02)
  })

  it('a normalizer of all pictures is no leak: fresh pictures gain as much', () => {
    const { metrics } = leak
    const judged = metrics['few leaked'] - metrics['few honest']
    const fresh = metrics['few leaked fresh'] - metrics['few honest fresh']
    expect(fresh).toBeGreaterThan(0.5 * judged)
    expect(Math.abs(metrics['many leaked'] - metrics['many honest'])).toBeLessThan(0.01)
    expect(metrics['many pale']).toBeLessThan(0.2)
    expect(metrics['many paleByThemselves']).toBeGreaterThan(metrics['many honest'] - 0.02)
    expect(metrics['many paleOneByOne']).toBeLessThan(0.15)
  })
})
