import { experiment } from '#book'
import { Batches, crossEntropy, Random, nn, optim, rand, randn, tensor } from 'chalkgrad'
import { describe, expect, test } from 'vitest'
import { planeData, dataSetNames } from './data-sets.ts'
import { perceptron, predict, trainEpoch } from './learn.ts'
import { row, surestMistakes } from './mistakes.ts'
import results from './results.json' with { type: 'json' }
import { normal, signalThrough } from './signal.ts'
import program from './train.ts'
import { solved, trainXor, xorNetwork, xorRight } from './xor.ts'

describe('the experiment', () => {
  test('is what the command line expects', () => {
    expect(experiment(program)).toBe(program)
    expect(program.about.data.choices).toEqual(['fashion-mnist', 'mnist', 'xor'])
  })
})

describe('what was recorded', () => {
  test('reaches its marks', () => {
    expect(results.mnist.metrics.testAccuracy).toBeGreaterThanOrEqual(0.98)
    expect(results['fashion-mnist'].metrics.testAccuracy).toBeGreaterThanOrEqual(0.85)
    expect(results.xor.metrics.rowsRight).toBe(4)
  })

  test('holds what the text says of the clothes', () => {
    const { confusion, mistakes } = results['fashion-mnist'].curves
    const rows = Array.from({ length: 10 }, (_, i) => confusion.slice(10 * i, 10 * i + 10))
    expect(rows.map((counts) => counts.reduce((a, b) => a + b, 0))).toEqual(
      Array(10).fill(200),
    )
    const diagonal = rows.reduce((sum, counts, i) => sum + counts[i], 0)
    expect(diagonal / 2000).toBe(results['fashion-mnist'].metrics.testAccuracy)
    // "seldom confused": trouser, sandal, boot
    for (const kind of [1, 5, 9]) expect(rows[kind][kind]).toBeGreaterThanOrEqual(190)
    // "with a probability of at least 0.98", of the ten that are shown
    expect(
      Math.min(...mistakes.filter((_, i) => i % 4 === 3).slice(0, 10)),
    ).toBeGreaterThanOrEqual(98)
  })
})

describe('XOR', () => {
  test('is learned with four hidden units, and never with one', () => {
    const model = xorNetwork(4, new Random(1))
    const losses: number[] = []
    trainXor(model, 1000, (loss) => losses.push(loss))
    expect(xorRight(model)).toBe(4)
    expect(losses[999]).toBeCloseTo(results.xor.metrics.loss, 6)
    expect(solved(1, 3, 300)).toBe(0)
  })
})

describe('the signal through 20 layers of relu', () => {
  test('keeps its size with weights after He', () => {
    const { forward, backward } = signalThrough(nn.init.heNormal)
    for (const size of [...forward, ...backward])
      expect(Math.abs(Math.log2(size))).toBeLessThan(1)
  })
  test('loses half of its square at each layer with weights after Xavier', () => {
    const last = signalThrough(nn.init.xavierNormal).forward[20]
    expect(Math.abs(Math.log2(last * 2 ** 10))).toBeLessThan(1)
  })
  test('is lost or explodes with weights of a fixed size, as the text says', () => {
    const [large, small] = [signalThrough(normal(0.2)), signalThrough(normal(0.05))]
    expect(Math.round(large.forward[20] / 1e6)).toBe(9)
    expect(Math.round(Math.log10(small.forward[20]))).toBe(-5)
    expect(Math.round(Math.log10(small.backward[0]))).toBe(-5)
  })
})

describe('numbers worked by hand', () => {
  test('softmax of 2, 1, 0', () => {
    const p = tensor([2, 1, 0]).softmax().data()
    expect([...p].map((value) => value.toFixed(3))).toEqual(['0.665', '0.245', '0.090'])
  })
  test('the surprise of 0.9, 0.5 and 0.2', () => {
    const terms = [0.9, 0.5, 0.2].map((p) => -Math.log(p))
    expect(terms.map((term) => term.toFixed(3))).toEqual(['0.105', '0.693', '1.609'])
    expect(((terms[0] + terms[1] + terms[2]) / 3).toFixed(2)).toBe('0.80')
  })
  test('the least loss of softmax twice', () => {
    expect((Math.E / (Math.E + 9)).toFixed(2)).toBe('0.23')
    expect(-Math.log(Math.E / (Math.E + 9))).toBeCloseTo(1.46, 2)
  })
})

describe('the training loop', () => {
  const random = new Random(3)
  const x = randn([60, 5], random)
  const y = rand([60], random).mul(3).cast('int32')

  test('learns, and reports one loss a batch', () => {
    const model = perceptron([5, 16, 3], random)
    const optimizer = new optim.SGD(model.parameters(), { learningRate: 0.2 })
    const batches = new Batches(x, y, { batchSize: 16, shuffle: random })
    const losses: number[] = []
    for (let epoch = 0; epoch < 40; epoch++)
      trainEpoch(model, batches, optimizer, (loss) => losses.push(loss))
    expect(losses).toHaveLength(160)
    expect(losses[159]).toBeLessThan(0.7 * losses[0])
  })

  test('predict neither records nor changes anything', () => {
    const model = perceptron([5, 16, 3], random)
    const before = model.parameters().map((parameter) => parameter.toArray())
    const logits = predict(model, x)
    expect([logits.requiresGrad, model.training]).toEqual([false, false])
    expect(crossEntropy(predict(model, x), y).item()).toBe(crossEntropy(logits, y).item())
    expect(model.parameters().map((parameter) => parameter.toArray())).toEqual(before)
  })
})

describe('mistakes', () => {
  const logits = tensor([
    [3, 0],
    [0, 20],
    [9, 0],
    [0, 2],
  ])
  test('come surest first, the right ones left out', () => {
    const found = surestMistakes(logits, tensor([1, 1, 1, 0], { dtype: 'int32' }), 2)
    expect(found.map(({ index, label, predicted }) => [index, label, predicted])).toEqual([
      [2, 1, 0],
      [0, 1, 0],
    ])
    expect(found[1].probability).toBeCloseTo(1 / (1 + Math.exp(-3)), 6)
  })
  test('stand in a row with a gap between', () => {
    const one = { width: 2, height: 2, pixels: [1, 2, 3, 4] }
    const two = { width: 2, height: 2, pixels: [5, 6, 7, 8] }
    expect(Array.from(row([one, two], 1).pixels)).toEqual([1, 2, 0, 5, 6, 3, 4, 0, 7, 8])
  })
})

test.each(dataSetNames)(
  'the data set %s lies within ±1, half of it of each class, the same for a seed',
  (name) => {
    const data = planeData(name, 200, new Random(1))
    expect(Math.max(...data.points.map(Math.abs))).toBeLessThan(1)
    expect(data.labels.reduce((sum, label) => sum + label, 0)).toBe(100)
    expect(planeData(name, 200, new Random(1))).toEqual(data)
    expect(planeData(name, 200, new Random(2))).not.toEqual(data)
  },
)
