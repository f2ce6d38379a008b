import { arange, crossEntropy, nn, ones, optim, Random, tensor, where, type Tensor } from 'chalkgrad'

/**
 * - The labels were the inputs: to say again what one has just read needs no learning. They stand one place later.
 * - The mask stood behind the softmax: the rows did not add up to 1, and what was masked had taken its share.
 * - The places were multiplied by 0.
 * - The temperature multiplied. It divides: below 1 the logits grow, and the likeliest token gets more.
 */
export function windows(text: readonly number[], time: number): { x: number[][]; y: number[][] } {
  const starts = Array.from({ length: Math.max(0, text.length - time) }, (_, i) => i)
  return {
    x: starts.map((start) => text.slice(start, start + time)),
    y: starts.map((start) => text.slice(start + 1, start + time + 1)),
  }
}

/** q, k: (batch, time, width) → who looks where, (batch, time, time). No word sees one behind it, and each row adds up to 1. */
export function weights(q: Tensor, k: Tensor): Tensor {
  const [time, width] = q.shape.slice(-2)
  const scores = q.matmul(k.transpose()).div(Math.sqrt(width))
  const seen = ones([time, time]).tril()
  return where(seen, scores, -1e30).softmax(-1)
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
    const at = arange(0, tokens.shape[1], 1, { dtype: 'int32' })
    const [what, place] = [this.words.forward(tokens), this.places.forward(at)]
    return what.add(place)
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
  return logits.div(temperature).softmax(-1)
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
