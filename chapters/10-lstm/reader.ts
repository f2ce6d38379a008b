import { nn, type Random, type Tensor } from 'chalkgrad'

/** What reads: the plain cell, and the two with gates. */
export const kinds = { rnn: nn.RNN, lstm: nn.LSTM, gru: nn.GRU }
export type Kind = keyof typeof kinds
export type Recurrent = nn.RNN | nn.LSTM | nn.GRU

export interface ReaderPlan {
  kind: Kind
  /** Numbers in each step. */
  inputs: number
  hidden: number
  outputs: number
  /** Answers by the mean of all that was said on the way, not by what is said at the end. */
  mean?: boolean
}

/** Reads a sequence to its end, and then says something about it. */
export class Reader extends nn.Module<[x: Tensor, lengths?: Tensor], Tensor> {
  readonly cells: Recurrent
  readonly head: nn.Linear
  readonly mean: boolean

  constructor({ kind, inputs, hidden, outputs, mean = false }: ReaderPlan, random: Random) {
    super()
    this.mean = mean
    this.cells = new kinds[kind](inputs, hidden, random)
    this.head = new nn.Linear(hidden, outputs, random)
  }

  /** x: (batch, time, inputs), lengths: (batch), how many steps count → (batch, outputs). */
  forward(x: Tensor, lengths?: Tensor): Tensor {
    const { output, state } = this.cells.forward(x, { lengths })
    if (!this.mean || lengths === undefined)
      return this.head.forward(state.hidden.select(0, 0)) // the one layer's: (batch, hidden)
    // What stands behind the end of a text is 0 in the output, so a sum does not see it.
    const steps = lengths.maximum(1).cast(output.dtype).unsqueeze(1)
    return this.head.forward(output.sum(1).div(steps))
  }
}

/** A batch of texts, each as its tokens, (batch, time), and its length, or as a bag; and what is right. */
export type Texts = { x: Tensor; y: Tensor; lengths?: Tensor }

/** The same for words: each is a row of numbers, and the rows are learned. */
export class TextReader extends nn.Module<[tokens: Tensor, lengths?: Tensor], Tensor> {
  readonly words: nn.Embedding
  readonly reader: Reader

  constructor(vocabulary: number, plan: ReaderPlan, random: Random) {
    super()
    this.words = new nn.Embedding(vocabulary, plan.inputs, random)
    this.reader = new Reader(plan, random)
  }

  /** tokens: (batch, time) int32, lengths: (batch) → (batch, outputs). */
  forward(tokens: Tensor, lengths?: Tensor): Tensor {
    return this.reader.forward(this.words.forward(tokens), lengths)
  }
}

/** What reads tokens, (batch, time), in texts of these lengths, and answers: (batch, outputs). */
export type Reads = nn.Module<[tokens: Tensor, lengths?: Tensor], Tensor>

/** What a model says to a batch: a reader wants to know the lengths, a linear layer reads bags. */
export const ask =
  (model: nn.Linear | Reads) =>
  ({ x, lengths }: Texts): Tensor =>
    model instanceof nn.Linear ? model.forward(x) : model.forward(x, lengths)
