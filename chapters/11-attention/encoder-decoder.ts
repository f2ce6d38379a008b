import { concat, nn, type Random, type Tensor } from 'chalkgrad'
import { letters, sounds, type Spoken } from './spelling.ts'

/** How a sound is asked for among the letters; without, all stands in one vector. */
export const attentions = ['none', 'dot', 'general', 'additive'] as const
export type Attention = (typeof attentions)[number]

export interface Plan {
  attention: Attention
  /** Numbers for each letter, and for each sound. */
  inputs: number
  /** Numbers that the decoder carries on; half of them for each direction of the encoder. */
  hidden: number
  /** The share of numbers that is dropped in training. */
  dropout: number
}

/** What the encoder made of a batch of words. */
export interface Encoded {
  /** (batch, letters, hidden): what it says at each letter, having read what stands before and behind. */
  keys: Tensor
  /** What of the scores depends on the keys alone. */
  prepared: Tensor | undefined
  /** (batch): how many letters count. */
  lengths: Tensor
  /** What the decoder begins with: (1, batch, hidden). */
  state: nn.LSTMState
}

/** Reads letters, then says sounds, one after the other, and each time looks back at the letters. */
export class EncoderDecoder extends nn.Module<[batch: Spoken], Tensor> {
  readonly letters: nn.Embedding
  readonly encoder: nn.LSTM
  readonly sounds: nn.Embedding
  readonly decoder: nn.LSTM
  readonly hidden: number
  readonly attention: nn.DotProductAttention | nn.AdditiveAttention | undefined
  readonly combine: nn.Linear
  readonly dropout: nn.Dropout
  readonly head: nn.Linear

  constructor({ attention, inputs, hidden, dropout }: Plan, random: Random) {
    super()
    this.hidden = hidden
    this.letters = new nn.Embedding(letters, inputs, random)
    this.encoder = new nn.LSTM(inputs, hidden / 2, random, { bidirectional: true })
    this.sounds = new nn.Embedding(sounds, inputs, random)
    this.decoder = new nn.LSTM(inputs, hidden, random)
    if (attention === 'dot') this.attention = new nn.DotProductAttention()
    if (attention === 'general')
      this.attention = new nn.GeneralAttention(hidden, hidden, random)
    if (attention === 'additive')
      this.attention = new nn.AdditiveAttention(hidden, hidden, hidden, random)
    this.combine = new nn.Linear(this.attention ? 2 * hidden : hidden, hidden, random)
    this.dropout = new nn.Dropout(dropout, random)
    this.head = new nn.Linear(hidden, sounds, random)
  }

  /** Teacher forcing: what has been said is what should have been. → (batch, steps, sounds). */
  forward({ letters, lengths, said }: Spoken): Tensor {
    const encoded = this.encode(letters, lengths)
    return this.decode(said, encoded, encoded.state).logits
  }

  encode(letters: Tensor, lengths: Tensor): Encoded {
    const x = this.dropout.forward(this.letters.forward(letters))
    const { output, state } = this.encoder.forward(x, { lengths })
    // Both directions side by side: (2, batch, hidden / 2) → (1, batch, hidden)
    const join = (part: Tensor): Tensor =>
      part.transpose(0, 1).reshape([1, letters.shape[0], this.hidden])
    return {
      keys: output,
      prepared: this.attention?.prepare(output),
      lengths,
      state: { hidden: join(state.hidden), cell: join(state.cell) },
    }
  }

  /**
   * said: (batch, steps), the sounds so far → a logit for each next sound, (batch, steps, sounds),
   * where it looked, (batch, steps, letters), and the state behind the last step.
   */
  decode(said: Tensor, { keys, prepared, lengths }: Encoded, state: nn.LSTMState) {
    const x = this.dropout.forward(this.sounds.forward(said))
    const { output, state: after } = this.decoder.forward(x, { state })
    const seen = this.attention?.forward(output, keys, { prepared, lengths })
    const both = seen ? concat([seen.context, output], 2) : output
    const combined = this.dropout.forward(this.combine.forward(both).tanh())
    return { logits: this.head.forward(combined), weights: seen?.weights, state: after }
  }
}
