import {
  crossEntropy,
  EarlyStopping,
  evaluate,
  fit,
  type Batches,
  type nn,
  type optim,
} from 'chalkgrad'

export interface Parts {
  train: Batches
  validation: Batches
}

/** The loop of chapter 5, grown. */
export function byHand(
  model: nn.Module,
  { train, validation }: Parts,
  optimizer: optim.Optimizer,
  epochs: number,
): number[] {
  const valLosses: number[] = []
  let best = { epoch: 0, loss: Infinity, weights: model.stateDict() }
  for (let epoch = 1; epoch <= epochs; epoch++) {
    model.train() // dropout on
    for (const { x, y } of train) {
      optimizer.zeroGrad()
      const loss = crossEntropy(model.forward(x), y)
      if (!Number.isFinite(loss.item())) throw new Error(`loss ${loss.item()}`)
      loss.backward()
      optimizer.step()
    }
    // Without a graph, dropout off, nothing augmented.
    const { loss } = evaluate(model, validation, { loss: crossEntropy })
    valLosses.push(loss)
    if (loss < best.loss) best = { epoch, loss, weights: model.stateDict() }
    else if (epoch - best.epoch > 5) break
  }
  model.loadStateDict(best.weights)
  return valLosses
}

/** The same run. */
export function byFit(
  model: nn.Module,
  { train, validation }: Parts,
  optimizer: optim.Optimizer,
  epochs: number,
): number[] {
  const { curves } = fit(model, train, {
    optimizer,
    epochs,
    loss: crossEntropy,
    validation,
    callbacks: [new EarlyStopping({ patience: 5 })],
  })
  return curves.valLoss
}
