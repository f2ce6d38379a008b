import { nn, rand, Random, tensor } from 'chalkgrad'
import { expect, test } from 'vitest'
import { fieldByGradient, fieldOf, heightOf } from './field.ts'
import { known, learn } from './learn.ts'
import { lenet5 } from './lenet.ts'
import { dense, modern } from './networks.ts'
import { knownShifted } from './shifted.ts'
import program from './train.ts'

const pool = { kernel: 2, stride: 2 }
const conv = (kernel: number) => ({ kernel, stride: 1 })

test('receptive fields computed and by gradient are one, for both networks', () => {
  const networks: [nn.Sequential, { kernel: number; stride: number }[], number[]][] = [
    [modern(new Random(1), 4), [conv(3), pool, conv(3), pool], [1, 3, 4, 6]],
    [lenet5(new Random(1)), [conv(5), pool, conv(5), pool], [1, 3, 5, 7]],
  ]
  for (const [model, windows, ends] of networks)
    ends.forEach((end, i) => {
      const field = fieldByGradient(model.layers.slice(1, end + 1), 28, new Random(2), 16)
      expect(heightOf(field)).toBe(fieldOf(windows.slice(0, i + 1)).size)
    })
})

const random = new Random(4)
const labels = tensor(Int32Array.from({ length: 20 }, (_, i) => i % 2))
const images = rand([20, 28, 28], random)
  .mul(0.2)
  .add(labels.cast('float32').reshape([20, 1, 1]).mul(0.5))

test('takes a few steps down for each network, and known says so', () => {
  const networks = [modern(random, 2), dense(random), lenet5(random)]
  for (const model of networks) {
    const plan = { epochs: 4, batchSize: 10, learningRate: 0.005 }
    const { curves } = learn(model, { images, labels }, plan, random)
    expect(curves.loss[3]).toBeLessThan(curves.loss[0])
    const share = known(model, { images, labels })
    expect(share).toBeGreaterThanOrEqual(0.5)
    expect(knownShifted(model, { images, labels }, 0)).toBe(share)
  }
})

test('the experiment gives the same bits for the same seed', async () => {
  const quiet = {
    short: true,
    print() {},
    progress: () => ({ step() {}, end() {} }),
    curve() {},
    save() {},
  }
  const run = (seed: number) =>
    program.run({ ...program.options, network: 'dense', seed }, quiet)
  const [first, again, other] = [await run(1), await run(1), await run(2)]
  expect(again).toEqual(first)
  expect(other.metrics.trainLoss).not.toBe(first.metrics.trainLoss)
})
