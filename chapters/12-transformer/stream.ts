import {
  crossEntropy,
  noGrad,
  optim,
  scope,
  tensor,
  type nn,
  type Random,
  type Tensor,
} from 'chalkgrad'

/** Some places of a long text, by chance: what is read, and each token's next one. Both (batch, time) int32. */
export function windowsOf(
  text: Int32Array,
  batch: number,
  time: number,
  random: Random,
): { x: Tensor; y: Tensor } {
  const x = new Int32Array(batch * time)
  const y = new Int32Array(batch * time)
  for (let row = 0; row < batch; row++) {
    const start = random.integer(text.length - time)
    x.set(text.subarray(start, start + time), row * time)
    y.set(text.subarray(start + 1, start + time + 1), row * time)
  }
  return { x: tensor(x, { shape: [batch, time] }), y: tensor(y, { shape: [batch, time] }) }
}

/** Loss over the whole text, in windows side by side: every token once, behind as many others as its window has. */
export function lossOf(model: nn.GPT, text: Int32Array, time: number, batch = 64): number {
  const count = Math.floor((text.length - 1) / time)
  let sum = 0
  model.eval()
  for (let first = 0; first < count; first += batch) {
    const rows = Math.min(batch, count - first)
    const from = first * time
    const shape = [rows, time]
    const x = tensor(text.slice(from, from + rows * time), { shape })
    const y = tensor(text.slice(from + 1, from + rows * time + 1), { shape })
    sum += rows * scope(() => noGrad(() => crossEntropy(model.forward(x), y))).item()
  }
  model.train()
  return sum / count
}

/** As GPT-2 and nanoGPT are trained: AdamW that pulls matrices towards 0, and leaves biases and norms alone. */
export function optimizerFor(model: nn.GPT, learningRate: number): optim.AdamW {
  const parameters = model.parameters()
  return new optim.AdamW(
    [
      { parameters: parameters.filter(({ rank }) => rank > 1), weightDecay: 0.1 },
      { parameters: parameters.filter(({ rank }) => rank < 2), weightDecay: 0 },
    ],
    { learningRate, beta2: 0.99 },
  )
}
