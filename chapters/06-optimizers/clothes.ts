import {
  accuracy,
  Batches,
  crossEntropy,
  Random,
  nn,
  noGrad,
  optim,
  type schedules,
  type Tensor,
} from 'chalkgrad'

export interface Samples {
  images: Tensor
  labels: Tensor
}

export type MakeOptimizer = (parameters: Tensor[], learningRate: number) => optim.Optimizer

/** The network of the race: 784 → 64 → 10. */
export function network(random: Random): nn.Sequential {
  return new nn.Sequential(
    new nn.Flatten(),
    new nn.Linear(784, 64, random),
    new nn.ReLU(),
    new nn.Linear(64, 10, random),
  )
}

export interface Training {
  /** The loss of each batch. */
  losses: number[]
  model: nn.Sequential
}

/**
 * Trains from the same first weights, with the same batches in the same order, whatever the
 * optimizer.
 */
export function train(
  { images, labels }: Samples,
  make: MakeOptimizer,
  {
    learningRate,
    epochs,
    batchSize,
    seed,
    schedule,
  }: {
    learningRate: number
    epochs: number
    batchSize: number
    seed: number
    schedule?: schedules.Schedule
  },
): Training {
  const random = new Random(seed)
  const model = network(random)
  const optimizer = make(model.parameters(), learningRate)
  const batches = new Batches(images, labels, { batchSize, shuffle: random })
  const losses: number[] = []
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (const { x, y } of batches) {
      if (schedule) optimizer.learningRate = schedule(losses.length)
      const loss = crossEntropy(model.forward(x), y)
      optimizer.zeroGrad()
      loss.backward()
      optimizer.step()
      losses.push(loss.item())
    }
  }
  return { losses, model }
}

/** Loss and accuracy on samples that are only looked at. */
export function judge(
  model: nn.Module,
  { images, labels }: Samples,
): { loss: number; accuracy: number } {
  return noGrad(() => {
    const logits = model.forward(images)
    return { loss: crossEntropy(logits, labels).item(), accuracy: accuracy(logits, labels) }
  })
}
