// The rate of the first step of an epoch serves for all of it.
import { crossEntropy, optim, schedules, type Batches, type nn } from 'chalkgrad'

export interface Plan {
  epochs: number
  /** The largest rate: after the warm-up, a tenth of all steps, a cosine leads from there to 0. */
  learningRate: number
  /** No step uses a gradient that is longer. */
  maxNorm: number
}

/**
 * First mistake: the schedule is planned for steps and was asked for epochs. So the whole run took place in the first steps
 * of the warm-up, with rates near 0. That hid the second: clipping came right after `zeroGrad`, where there is no gradient,
 * so nothing was ever clipped. With tiny rates a gradient of 100 does no harm; with the planned ones it does.
 *
 * So a mistake can hide another. Repair one at a time, and look at the numbers again: the rate must climb and fall once over
 * the whole run, and no gradient may be longer than maxNorm when `step` uses it.
 *
 * The order of a turn: forget, compute, clip, use. And the rate of each step is that of its own number, over all epochs.
 */
export function train(model: nn.Module, optimizer: optim.Optimizer, batches: Batches, plan: Plan): number[] {
  const { epochs, learningRate, maxNorm } = plan
  const steps = epochs * batches.length
  const climb = Math.round(steps / 10)
  const rate = schedules.warmup(climb, schedules.cosine({ learningRate, steps: steps - climb }))
  const losses: number[] = []
  for (let epoch = 0; epoch < epochs; epoch++) {
    optimizer.learningRate = rate(epoch * batches.length)
    let sum = 0
    for (const { x, y } of batches) {
      const loss = crossEntropy(model.forward(x), y)
      optimizer.zeroGrad()
      loss.backward()
      optim.clipGradNorm(model.parameters(), maxNorm)
      optimizer.step()
      sum += loss.item() * y.size
    }
    losses.push(sum / batches.samples)
  }
  return losses
}
