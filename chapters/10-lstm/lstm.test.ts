import { grad, gradientCheck, nn, noGrad, randn, Random, tensor, zeros } from 'chalkgrad'
import { loadNames, loadWeather } from 'chalkgrad/node'
import { describe, expect, test } from 'vitest'
import { marked } from './adding.ts'
import { daysOf, inTime, scaleOf, windows } from './forecast.ts'
import { Grams } from './grams.ts'
import { nothing, spelled } from './names.ts'
import { namesAndShuffled } from './order.ts'
import { Reader } from './reader.ts'
import { bags, pad } from './sequences.ts'
import { nameOf, numbersOf, Speller } from './speller.ts'

const float64 = { dtype: 'float64' } as const

describe('the table of backpropagation through time', () => {
  const h = [0, Math.tanh(1), Math.tanh(0.5 * Math.tanh(1))]
  h.push(Math.tanh(0.5 + 0.5 * h[2]))
  const x = [1, 0, 0.5]

  test('is the engine’s gradient, step by step', () => {
    const [w, u] = [1, 0.5].map((value) =>
      tensor(value, { ...float64, requiresGrad: true }),
    )
    let state = tensor(0, { ...float64 })
    for (const input of x) state = w.mul(input).add(u.mul(state)).tanh()
    const [dw, du] = grad(state.sub(1).square().mul(0.5), [w, u])

    let arrives = h[3] - 1
    const rows: number[][] = []
    for (let t = 3; t > 0; t--) {
      const g = arrives * (1 - h[t] ** 2)
      rows.push([arrives, g, g * x[t - 1], g * h[t - 1], 0.5 * g])
      arrives = 0.5 * g
    }
    expect(rows.map((row) => row.map((value) => Number(value.toFixed(3)) + 0))).toEqual([
      [-0.407, -0.264, -0.132, -0.096, -0.132],
      [-0.132, -0.115, 0, -0.087, -0.057],
      [-0.057, -0.024, -0.024, 0, -0.012],
    ])
    const column = (i: number) => rows.reduce((sum, row) => sum + row[i], 0)
    expect(dw.item()).toBeCloseTo(column(2), 12)
    expect(du.item()).toBeCloseTo(column(3), 12)
  })
})

describe('what is left of a gradient', () => {
  test('is at most the largest singular value to the power of the steps', () => {
    for (const s of [0.7, 1, 1.2]) {
      const weight = nn.init.orthogonal([12, 12], new Random(1), s).cast('float64')
      const start = randn([1, 12], new Random(2), { ...float64 })
      start.requiresGrad = true
      let state = start
      for (let t = 0; t < 20; t++) state = state.matmul(weight.transpose()).tanh()
      const end = randn([1, 12], new Random(3), float64)
      const [back] = grad(state.mul(end).sum(), [start])
      expect(back.norm().item()).toBeLessThan(end.norm().item() * s ** 20)
    }
  })

  test('of PyTorch’s first weights is 0.58 a step, on average', () => {
    const random = new Random(1)
    const { weight_hh: weight } = new nn.RNNCell(1, 64, random, float64)
    const vectors = randn([500, 64], random, float64)
    const ratio = vectors.matmul(weight).norm().item() / vectors.norm().item()
    expect(ratio).toBeCloseTo(1 / Math.sqrt(3), 1)
    expect(Math.abs(ratio - 1 / Math.sqrt(3))).toBeLessThan(0.02)
  })

  test('along an LSTM’s memory alone is the forget gate to the power of the steps', () => {
    const cell = new nn.LSTMCell(1, 4, new Random(1), float64)
    // No way but the road: what was said reaches no gate.
    noGrad(() => [cell.weight_hh.fill_(0), cell.bias_ih?.fill_(0), cell.bias_hh?.fill_(0)])
    noGrad(() => cell.bias_ih?.slice(0, 4, 8).fill_(3))
    const start = zeros([1, 4], { ...float64, requiresGrad: true })
    let state: nn.LSTMState = { hidden: zeros([1, 4], float64), cell: start }
    for (let t = 0; t < 30; t++) state = cell.forward(zeros([1, 1], float64), state)
    const [back] = grad(state.cell.sum(), [start])
    for (const value of back.data())
      expect(value).toBeCloseTo((1 / (1 + Math.exp(-3))) ** 30, 12)
  })
})

describe('cells by hand', () => {
  test('LSTM: 2 is remembered, 0 3 1 −1 arrive at the gates', () => {
    const cell = new nn.LSTMCell(1, 1, new Random(1), float64)
    const sums = tensor([[0, 3, 1, -1]], float64)
    const state = { hidden: zeros([1, 1], float64), cell: tensor([[2]], float64) }
    const next = cell.step(sums, sums.mul(0), state)
    expect(next.cell.item()).toBeCloseTo(2.286, 3)
    expect(next.hidden.item()).toBeCloseTo(0.263, 3)
  })

  test('GRU: 0.8 is carried, 1 arrives at z, the new value is −0.5', () => {
    const cell = new nn.GRUCell(1, 1, new Random(1), float64)
    const sums = tensor([[0, 1, Math.atanh(-0.5)]], float64)
    const { hidden } = cell.step(sums, sums.mul(0), { hidden: tensor([[0.8]], float64) })
    expect(hidden.item()).toBeCloseTo(0.45, 3)
  })

  test('a reader’s gradient, through padding and the mean, is the numeric one', () => {
    for (const kind of ['rnn', 'gru', 'lstm'] as const) {
      for (const mean of [false, true]) {
        const plan = { kind, inputs: 2, hidden: 3, outputs: 1, mean }
        const model = new Reader(plan, new Random(1)).to('float64')
        const x = randn([3, 4, 2], new Random(2), float64)
        const lengths = tensor([4, 0, 2], { dtype: 'int32' })
        const { maxError } = gradientCheck((x) => model.forward(x, lengths), [x])
        expect(maxError).toBeLessThan(1e-7)
      }
    }
  })
})

describe('the data of the chapter', () => {
  test('a name and its shuffled letters have one bag, and differ', () => {
    const { sequences, labels } = namesAndShuffled(
      ['Aa', ...loadNames().slice(0, 50)],
      new Random(1),
    )
    expect(labels.toArray()).toEqual(sequences.map((_, i) => 1 - (i % 2)))
    const counts = bags(sequences, 27)
    for (let i = 0; i < sequences.length; i += 2) {
      expect(sequences[i]).not.toEqual(sequences[i + 1])
      expect(counts.select(0, i).toArray()).toEqual(counts.select(0, i + 1).toArray())
    }
  })

  test('padding is 0, and lengths say where it begins; what is longer is cut', () => {
    const { tokens, lengths } = pad([[3, 1, 2], [], [5]], 2)
    expect(tokens.toArray()).toEqual([[3, 1], [0, 0], [5, 0]]) // prettier-ignore
    expect(lengths.toArray()).toEqual([2, 0, 1])
    expect(pad([[7], [8, 9]]).tokens.toArray()).toEqual([[7, 0], [8, 9]]) // prettier-ignore
  })

  test('the adding problem has a mark in each half, and always saying 1 costs a sixth', () => {
    const { x, y } = marked(3000, 7, new Random(1))
    const marks = x.select(2, 1)
    expect(marks.slice(1, 0, 3).sum(1).toArray()).toEqual(new Array(3000).fill(1))
    expect(marks.slice(1, 3, 7).sum(1).toArray()).toEqual(new Array(3000).fill(1))
    expect(
      x.select(2, 0).mul(marks).sum(1, { keepDims: true }).sub(y).abs().max().item(),
    ).toBeLessThan(1e-6)
    expect(y.sub(1).square().mean().item()).toBeCloseTo(1 / 6, 2)
  })

  test('letters of a name, the next ones, and the end', () => {
    const { x, y } = spelled([numbersOf('Abe'), numbersOf('Al')])
    expect(x.toArray()).toEqual([[0, 1, 2, 5], [0, 1, 12, 0]]) // prettier-ignore
    expect(y.toArray()).toEqual([[1, 2, 5, 0], [1, 12, 0, nothing]]) // prettier-ignore
    expect(nameOf(numbersOf('Abe'))).toBe('Abe')
  })

  test('runs of letters are counted, the unseen gets a little, and all adds up to 1', () => {
    const grams = new Grams([[1, 2], [1, 1]], 2, 3) // prettier-ignore
    // Behind 1 came 2, 1 and the end once each; behind 0 always 1.
    expect(grams.bits([[1, 2]], 0)).toBeCloseTo((0 + Math.log2(3) + 0) / 3, 12)
    expect(grams.bits([[2]], 1)).toBeCloseTo((Math.log2(5) + Math.log2(4 / 2)) / 2, 12)
  })
})

describe('a forecast', () => {
  const { features, highest } = daysOf(loadWeather())
  const split = inTime(highest.length, [0.5, 0.75])

  test('sees nothing of the foretold day, nor of any later one', () => {
    for (const ahead of [1, 3]) {
      for (const day of [split.train.to, split.test.from + 40]) {
        const stretch = { from: day, to: day + 1 }
        const before = windows(features, highest, stretch, 14, ahead)
        const changed = features.map((row, i) =>
          i > day - ahead ? row.map(() => 1e6) : row,
        )
        const after = windows(changed, highest, stretch, 14, ahead)
        expect(after.x.toArray()).toEqual(before.x.toArray())
        const nearer = features.map((row, i) =>
          i > day - ahead - 1 ? row.map(() => 1e6) : row,
        )
        expect(windows(nearer, highest, stretch, 14, ahead).x.toArray()).not.toEqual(
          before.x.toArray(),
        )
        expect(before.y.item()).toBeCloseTo(highest[day], 5)
      }
    }
  })

  test('is tested behind what it learned from, and scaled by that alone', () => {
    const days = Object.values(split).map(
      (stretch) => windows(features, highest, stretch, 14, 3).days,
    )
    expect(days[0].at(-1)).toBeLessThan(days[1][0])
    expect(days[1].at(-1)).toBeLessThan(days[2][0])
    expect(days.flat()).toEqual(Array.from({ length: 1461 - 16 }, (_, i) => i + 16))
    const later = features.map((row, i) =>
      i >= split.train.to ? row.map((v) => v + 100) : row,
    )
    expect(scaleOf(later, split.train)).toEqual(scaleOf(features, split.train))
  })
})

test('names are drawn from the seed, and the state of one step is what a whole name gives', () => {
  const model = new Speller(6, new Random(4))
  expect(model.draw(new Random(1))).toBe(model.draw(new Random(1)))
  const name = numbersOf('Mia')
  const whole = noGrad(() =>
    model
      .forward(tensor([[0, ...name]], { dtype: 'int32' }))
      .select(0, 0)
      .select(0, 3),
  )
  let state: nn.LSTMState | undefined
  let last = whole.mul(0)
  for (const letter of [0, ...name]) {
    const next = noGrad(() => model.next(letter, state))
    state = next.state
    last = next.logits
  }
  expect(last.sub(whole).abs().max().item()).toBeLessThan(1e-6)
})
