import { todo } from '#exercises'
import { arange, crossEntropy, nn, ones, optim, Random, tensor, type Tensor } from 'chalkgrad'

/**
 * A program, complete and broken: a GPT with one layer and one head, and what trains it. Of a text in which each token is chosen by
 * the one two places before it, it says a loss near 0 after a few steps, which is too good; and what it writes is nonsense.
 *
 * There are four mistakes, one in each of these: what a window asks, who may look where, what a word knows, how careful it draws.
 * None of them makes an error, and two of them hide each other.
 *
 * Repair them. `forward` behind the embedding, and `train`, are right. Delete the four lines with `todo`, then
 * `npm test -- broken-gpt`.
 *
 * Windows of a text, each with the next token at every place: x (windows, time), y (windows, time). One window begins at each place
 * from which there are `time` tokens, and one behind them.
 */
export function windows(text: readonly number[], time: number): { x: number[][]; y: number[][] } {
  void todo('broken-gpt') // delete this line
  const starts = Array.from({ length: Math.max(0, text.length - time) }, (_, i) => i)
  return {
    x: starts.map((start) => text.slice(start, start + time)),
    y: starts.map((start) => text.slice(start, start + time)),
  }
}

/** q, k: (batch, time, width) → who looks where, (batch, time, time). No word sees one behind it, and each row adds up to 1. */
export function weights(q: Tensor, k: Tensor): Tensor {
  void todo('broken-gpt') // and this one
  const [time, width] = q.shape.slice(-2)
  const scores = q.matmul(k.transpose()).div(Math.sqrt(width))
  return scores.softmax(-1).mul(ones([time, time], { dtype: q.dtype }).tril())
}

export class TinyGPT extends nn.Module<[tokens: Tensor], Tensor> {
  readonly words: nn.Embedding
  readonly places: nn.Embedding
  readonly project: nn.Linear
  readonly mlp: nn.Sequential
  readonly norm: nn.LayerNorm
  readonly head: nn.Linear

  constructor(vocabulary: number, context: number, width: number, random: Random) {
    super()
    this.words = new nn.Embedding(vocabulary, width, random)
    this.places = new nn.Embedding(context, width, random)
    this.project = new nn.Linear(width, 3 * width, random)
    this.mlp = new nn.Sequential(
      new nn.Linear(width, 4 * width, random),
      new nn.GELU(),
      new nn.Linear(4 * width, width, random),
    )
    this.norm = new nn.LayerNorm(width)
    this.head = new nn.Linear(width, vocabulary, random)
  }

  /** tokens: (batch, time) int32 → what a word knows of itself, (batch, time, width): what it is, and where it stands. */
  embedded(tokens: Tensor): Tensor {
    void todo('broken-gpt') // and this one
    const at = arange(0, tokens.shape[1], 1, { dtype: 'int32' })
    const [what, place] = [this.words.forward(tokens), this.places.forward(at)]
    return what.add(place.mul(0))
  }

  /** tokens: (batch, time) int32 → logits of the next token at each place, (batch, time, vocabulary). */
  forward(tokens: Tensor): Tensor {
    const x = this.embedded(tokens)
    const [q, k, v] = this.project.forward(this.norm.forward(x)).chunk(3, -1)
    const heard = x.add(weights(q, k).matmul(v))
    return this.head.forward(heard.add(this.mlp.forward(this.norm.forward(heard))))
  }
}

/** Below a temperature of 1 the likely tokens become likelier, above they become less likely. (…, vocabulary). */
export function probabilities(logits: Tensor, temperature: number): Tensor {
  void todo('broken-gpt') // and this one
  return logits.mul(temperature).softmax(-1)
}

/** Trains on all windows at once; gives the losses of the steps. */
export function train(model: TinyGPT, text: readonly number[], time: number, steps: number): number[] {
  const { x, y } = windows(text, time)
  const [tokens, next] = [x, y].map((rows) => tensor(rows, { dtype: 'int32' }))
  const optimizer = new optim.Adam(model.parameters(), { learningRate: 0.01 })
  return Array.from({ length: steps }, () => {
    optimizer.zeroGrad()
    const loss = crossEntropy(model.forward(tokens), next)
    loss.backward()
    optimizer.step()
    return loss.item()
  })
}
