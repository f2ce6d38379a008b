import { rounded, type Ui } from '#book'
import { optim, steps, type nn, type schedules, type Tensor } from 'chalkgrad'

/** Steps of training with a schedule; the loss of the first, and its mean over each fifty. */
export function trainSteps(
  model: nn.GPT,
  {
    count,
    optimizer,
    rate,
    loss: lossOf,
    label,
  }: {
    count: number
    optimizer: optim.Optimizer
    rate: schedules.Schedule
    /** Of a batch of its own, in each step. */
    loss: () => Tensor
    label: string
  },
  ui: Ui,
): { first: number; losses: number[] } {
  const bar = ui.progress(count, label)
  const losses: number[] = []
  let [sum, first] = [0, 0]
  for (const step of steps(count)) {
    optimizer.learningRate = rate(step)
    optimizer.zeroGrad()
    const loss = lossOf()
    loss.backward()
    optim.clipGradNorm(model.parameters(), 1)
    optimizer.step()
    const value = loss.item()
    if (step === 0) first = value
    sum += value
    if ((step + 1) % 50 === 0) {
      losses.push(rounded(sum / 50))
      sum = 0
    }
    bar.step(`loss ${value.toFixed(3)}`)
  }
  bar.end()
  return { first, losses }
}
