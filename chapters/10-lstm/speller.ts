import { nn, noGrad, sampling, tensor, type Random, type Tensor } from 'chalkgrad'

/** Letters as numbers: 0 ends a name, and so begins one; a is 1. */
export const letters = 27
export const numbersOf = (name: string): number[] =>
  [...name.toLowerCase()].map((letter) => letter.charCodeAt(0) - 96)
export const nameOf = (numbers: readonly number[]): string =>
  String.fromCharCode(...numbers.map((number) => number + 96)).replace(/^./, (letter) =>
    letter.toUpperCase(),
  )

/** Says after each letter which one comes next. */
export class Speller extends nn.Module<[tokens: Tensor], Tensor> {
  readonly embedding: nn.Embedding
  readonly cells: nn.LSTM
  readonly head: nn.Linear

  constructor(hidden: number, random: Random) {
    super()
    this.embedding = new nn.Embedding(letters, 24, random)
    this.cells = new nn.LSTM(24, hidden, random)
    this.head = new nn.Linear(hidden, letters, random)
  }

  /** tokens: (batch, time) int32 → (batch, time, letters), a logit for each next letter. */
  forward(tokens: Tensor): Tensor {
    const { output } = this.cells.forward(this.embedding.forward(tokens))
    return this.head.forward(output)
  }

  /** One letter after the other, each drawn from what the network says, and read again. */
  draw(random: Random, temperature = 1, most = 20): string {
    const name: number[] = []
    let letter = 0
    let state: nn.LSTMState | undefined
    while (name.length < most) {
      const next = noGrad(() => this.next(letter, state))
      state = next.state
      letter = sampling.sample(next.logits, random, { temperature }).item()
      if (letter === 0) break
      name.push(letter)
    }
    return nameOf(name)
  }

  /** One step of a sequence: the letter in, (letters) logits of the next one out. */
  next(letter: number, state?: nn.LSTMState): { logits: Tensor; state: nn.LSTMState } {
    const x = this.embedding.forward(tensor([[letter]], { dtype: 'int32' }))
    const { output, state: after } = this.cells.forward(x, { state })
    return { logits: this.head.forward(output).reshape([letters]), state: after }
  }
}
