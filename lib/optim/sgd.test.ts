import {
  ArgumentError,
  Random,
  mseLoss,
  nn,
  optim,
  pooledBytes,
  randn,
  scopedBytes,
  steps,
  tensor,
} from 'chalkgrad'
import { expect, test } from 'vitest'

test('a step goes down the slope by rate times gradient', () => {
  const w = tensor([3, -1], { requiresGrad: true })
  const optimizer = new optim.SGD([w], { learningRate: 0.1 })
  w.square().sum().backward()
  optimizer.step()
  expect(w.data()).toEqual(
    Float32Array.of(Math.fround(3 - Math.fround(0.6)), Math.fround(-1 + Math.fround(0.2))),
  )
})

test('the learning rate can be changed on the way', () => {
  const w = tensor([3], { requiresGrad: true })
  const optimizer = new optim.SGD([w], { learningRate: 0.1 })
  optimizer.learningRate = 0.5
  w.square().sum().backward()
  optimizer.step()
  expect(w.toArray()).toEqual([0])
})

test('zeroGrad forgets; without it gradients add up', () => {
  const w = tensor([1], { requiresGrad: true })
  const optimizer = new optim.SGD([w], { learningRate: 0.1 })
  w.mul(2).sum().backward()
  w.mul(2).sum().backward()
  expect(w.grad?.toArray()).toEqual([4])
  optimizer.zeroGrad()
  expect(w.grad).toBeUndefined()
})

test('a parameter without a gradient stays', () => {
  const [used, unused] = [
    tensor([1], { requiresGrad: true }),
    tensor([1], { requiresGrad: true }),
  ]
  const optimizer = new optim.SGD([used, unused], { learningRate: 1 })
  used.sum().backward()
  optimizer.step()
  expect([used.item(), unused.item()]).toEqual([0, 1])
})

test('refuses a learning rate that is not above 0, and a model without parameters', () => {
  const w = tensor([1], { requiresGrad: true })
  for (const learningRate of [0, -1, NaN]) {
    expect(() => new optim.SGD([w], { learningRate })).toThrow(ArgumentError)
  }
  expect(() => new optim.SGD(new nn.ReLU().parameters(), { learningRate: 1 })).toThrow(
    /no parameters to learn/,
  )
})

test('the memory of a training loop is flat', () => {
  const random = new Random(1)
  const x = randn([16, 8], random)
  const y = randn([16, 1], random)
  const model = new nn.Sequential(
    new nn.Linear(8, 8, random),
    new nn.Tanh(),
    new nn.Linear(8, 1, random),
  )
  const optimizer = new optim.SGD(model.parameters(), { learningRate: 0.01 })
  const live: number[] = []
  const pooled: number[] = []
  for (const _ of steps(20)) {
    const loss = mseLoss(model.forward(x), y)
    optimizer.zeroGrad()
    loss.backward()
    optimizer.step()
    live.push(scopedBytes())
    pooled.push(pooledBytes())
  }
  // The first turns fill the pool and make the first gradients.
  expect(new Set(live.slice(2)).size).toBe(1)
  expect(new Set(pooled.slice(2)).size).toBe(1)
})

test('the memory of a gradient that was forgotten is returned at the end of the step', () => {
  const w = tensor([1], { requiresGrad: true })
  const optimizer = new optim.SGD([w], { learningRate: 0.1 })
  w.square().sum().backward()
  const forgotten = w.grad?.storage
  for (const _ of steps(1)) {
    optimizer.zeroGrad()
    expect(forgotten?.released).toBe(false)
  }
  expect(forgotten?.released).toBe(true)
})
