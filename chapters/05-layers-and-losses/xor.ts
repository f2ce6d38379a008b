import { bceWithLogits, Random, nn, optim, steps, tensor } from 'chalkgrad'

/** All that there is to know about "one or the other, but not both". */
export const inputs = tensor([
  [0, 0],
  [0, 1],
  [1, 0],
  [1, 1],
])
export const targets = tensor([[0], [1], [1], [0]])

/** One hidden layer between two inputs and one logit: above 0 means yes. */
export function xorNetwork(hidden: number, random: Random): nn.Sequential {
  return new nn.Sequential(
    new nn.Linear(2, hidden, random, { init: nn.init.xavierUniform }),
    new nn.Tanh(),
    new nn.Linear(hidden, 1, random, { init: nn.init.xavierUniform }),
  )
}

/** Trains on all four rows at once. `report` hears the loss before each step. */
export function trainXor(
  model: nn.Module,
  count: number,
  report: (loss: number) => void = () => {},
): void {
  const optimizer = new optim.SGD(model.parameters(), { learningRate: 0.5 })
  for (const _ of steps(count)) {
    const loss = bceWithLogits(model.forward(inputs), targets)
    optimizer.zeroGrad()
    loss.backward()
    optimizer.step()
    report(loss.item())
  }
}

/** How many of the four rows come out right. */
export function xorRight(model: nn.Module): number {
  return model.forward(inputs).greater(0).equal(targets).sum().item()
}

/** Of the networks made from the seeds 1 … count, how many learn all four rows? */
export function solved(hidden: number, count: number, stepsEach: number): number {
  let right = 0
  for (let seed = 1; seed <= count; seed++) {
    const model = xorNetwork(hidden, new Random(seed))
    trainXor(model, stepsEach)
    if (xorRight(model) === 4) right++
  }
  return right
}
