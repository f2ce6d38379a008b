import { crossEntropy, Random, nn, optim, randn, scope, tensor } from 'chalkgrad'

export const [batch, inputs, classes] = [128, 784, 10]

/**
 * One training step of a network as in chapter 5: 784-256-128-10, 128 pictures, Adam. The
 * numbers are noise: time does not depend on them.
 */
export function trainingStep(): () => number {
  const random = new Random(1)
  const model = new nn.Sequential(
    new nn.Linear(inputs, 256, random),
    new nn.ReLU(),
    new nn.Linear(256, 128, random),
    new nn.ReLU(),
    new nn.Linear(128, classes, random),
  )
  const optimizer = new optim.Adam(model.parameters(), { learningRate: 0.001 })
  const x = randn([batch, inputs], random)
  const y = tensor(Int32Array.from({ length: batch }, (_, i) => i % classes))
  return () =>
    scope(() => {
      const loss = crossEntropy(model.forward(x), y)
      optimizer.zeroGrad()
      loss.backward()
      optimizer.step()
      return loss.item()
    })
}

/**
 * Its FLOP in matrix products alone: forward, then the gradients of weights and inputs; the
 * pictures need none.
 */
export function stepFlops(): number {
  const layer = (from: number, to: number) => 2 * batch * from * to
  const [first, second, third] = [layer(inputs, 256), layer(256, 128), layer(128, classes)]
  return 2 * first + 3 * second + 3 * third
}
