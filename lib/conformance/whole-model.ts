import { crossEntropy } from '../losses/cross-entropy.ts'
import { mseLoss } from '../losses/mse.ts'
import { Flatten, GELU, ReLU, Tanh } from '../nn/activations.ts'
import { BatchNorm2d } from '../nn/batch-norm.ts'
import { Conv2d } from '../nn/conv2d.ts'
import { Dropout } from '../nn/dropout.ts'
import { Linear } from '../nn/linear.ts'
import { AvgPool2d, MaxPool2d } from '../nn/pooling.ts'
import { Sequential } from '../nn/sequential.ts'
import { Adam, AdamW, Momentum, SGD, type Optimizer } from '../optim/index.ts'
import { Random } from '../random/random.ts'
import { scope } from '../storage/scope.ts'
import { tensor } from '../tensor/create.ts'
import { rand, randn } from '../tensor/random.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { withKernels } from './composed.ts'

const STEPS = 50

/** Trains `loss` for 50 steps and returns it before each. */
function train(optimizer: Optimizer, loss: () => Tensor): number[] {
  return Array.from({ length: STEPS }, () =>
    scope(() => {
      optimizer.zeroGrad()
      const value = loss()
      value.backward()
      optimizer.step()
      return value.item()
    }),
  )
}

/** Four small networks that together use most of what networks are made of. */
const networks: Record<string, () => number[]> = {
  'classes, with dropout and Adam'() {
    const random = new Random(3)
    const model = new Sequential(
      new Linear(41, 130, random),
      new ReLU(),
      new Dropout(0.2, random),
      new Linear(130, 67, random),
      new GELU(),
      new Linear(67, 9, random),
    )
    const x = randn([173, 41], random)
    const labels = tensor(Int32Array.from({ length: 173 }, (_, i) => (i * i) % 9))
    return train(new Adam(model.parameters()), () => crossEntropy(model.forward(x), labels))
  },
  'numbers, with momentum'() {
    const random = new Random(4)
    const model = new Sequential(
      new Linear(5, 64, random),
      new Tanh(),
      new Linear(64, 3, random),
    )
    const x = rand([259, 5], random)
    const y = x.matmul(randn([5, 3], random)).square()
    const optimizer = new Momentum(model.parameters(), { learningRate: 0.01 })
    return train(optimizer, () => mseLoss(model.forward(x), y))
  },
  'pictures, with batch norm and SGD'() {
    const random = new Random(6)
    const model = new Sequential(
      new Conv2d(3, 10, 3, random, { padding: 1 }),
      new BatchNorm2d(10),
      new ReLU(),
      new MaxPool2d(2),
      new Conv2d(10, 12, 3, random, { stride: 2, groups: 2 }),
      new AvgPool2d(2),
      new Flatten(),
      new Linear(24, 5, random),
    )
    const x = randn([9, 3, 17, 19], random)
    const labels = tensor(Int32Array.from({ length: 9 }, (_, i) => (i * i) % 5))
    return train(new SGD(model.parameters(), { learningRate: 0.03 }), () =>
      crossEntropy(model.forward(x), labels),
    )
  },
  'attention, with AdamW'() {
    const random = new Random(5)
    const query = new Linear(24, 24, random)
    const key = new Linear(24, 24, random)
    const out = new Linear(24, 6, random)
    const x = randn([7, 33, 24], random)
    const labels = tensor(Int32Array.from({ length: 7 * 33 }, (_, i) => (i * 5) % 6))
    const parameters = [query, key, out].flatMap((layer) => layer.parameters())
    return train(new AdamW(parameters, { learningRate: 0.003 }), () => {
      const scores = query.forward(x).matmul(key.forward(x).transpose()).div(Math.sqrt(24))
      const mixed = scores.softmax().matmul(x).add(x)
      return crossEntropy(out.forward(mixed).reshape([7 * 33, 6]), labels)
    })
  },
}

let exact: Record<string, number[]> | undefined

/**
 * Trains the same small networks for 50 steps on a registered set of kernels and on the
 * readable loops, and compares the losses. Says where they differ by more than `tolerance`,
 * relative to the loss at the start; empty when all is well.
 */
export function wholeModelFaults(name: string, tolerance = 1e-4): string[] {
  const losses = (): Record<string, number[]> =>
    Object.fromEntries(Object.entries(networks).map(([about, run]) => [about, run()]))
  exact ??= withKernels('reference', losses)
  const [wanted, got] = [exact, withKernels(name, losses)]
  return Object.keys(networks).flatMap((about) => {
    const limit = tolerance * wanted[about][0]
    const step = wanted[about].findIndex(
      (loss, i) => !(Math.abs(got[about][i] - loss) <= limit),
    )
    return step < 0
      ? []
      : [
          `${about}: the loss of step ${step} is ${got[about][step]}, should be ${wanted[about][step]}`,
        ]
  })
}
