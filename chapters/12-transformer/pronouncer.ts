import { nn, noGrad, tensor, type Random, type Tensor } from 'chalkgrad'
import { mostSounds } from '../11-attention/speak.ts'
import {
  letters,
  sounds,
  spoken,
  type Spoken,
  type Word,
} from '../11-attention/spelling.ts'

export interface PronouncerPlan {
  width: number
  heads: number
  layers: number
  dropout: number
}

/** Reads the letters of a word and says its sounds: the encoder–decoder of 2017, in the place of chapter 11's. */
export class Pronouncer extends nn.Module<[batch: Spoken], Tensor> {
  readonly letters: nn.Embedding
  readonly sounds: nn.Embedding
  readonly places: nn.SinusoidalPositions
  readonly encoder: nn.TransformerEncoder
  readonly decoder: nn.TransformerDecoder
  readonly head: nn.Linear

  constructor({ width, heads, layers, dropout }: PronouncerPlan, random: Random) {
    super()
    this.letters = new nn.Embedding(letters, width, random)
    this.sounds = new nn.Embedding(sounds, width, random)
    this.places = new nn.SinusoidalPositions(width)
    const options = { layers, dropout, normFirst: true }
    this.encoder = new nn.TransformerEncoder(width, heads, random, options)
    this.decoder = new nn.TransformerDecoder(width, heads, random, options)
    this.head = new nn.Linear(width, sounds, random)
  }

  /** Teacher forcing: what has been said is what should have been. → (batch, steps, sounds). */
  forward({ letters, lengths, said }: Spoken): Tensor {
    return this.decode(said, this.encode(letters, lengths), lengths)
  }

  /** letters: (batch, letters) → what the encoder makes of each, (batch, letters, width). */
  encode(letters: Tensor, lengths: Tensor): Tensor {
    return this.encoder.forward(this.places.forward(this.letters.forward(letters)), {
      lengths,
    })
  }

  /** said: (batch, steps), a start and the sounds so far → logits of the next one at each step, (batch, steps, sounds). */
  decode(said: Tensor, context: Tensor, contextLengths: Tensor): Tensor {
    const x = this.places.forward(this.sounds.forward(said))
    return this.head.forward(this.decoder.forward(x, { context, contextLengths }))
  }

  /** The likeliest sound, read again, until the end: of all words at once. */
  speak(words: readonly Word[]): number[][] {
    const { letters, lengths } = spoken(words)
    const said = words.map(() => [0])
    const open = new Set(words.keys())
    noGrad(() => {
      const context = this.encode(letters, lengths)
      for (let step = 0; step < mostSounds && open.size > 0; step++) {
        const next = this.decode(tensor(said, { dtype: 'int32' }), context, lengths)
        const chosen = next.select(1, step).argmax(1).data()
        for (const [i, sounds] of said.entries()) {
          sounds.push(open.has(i) ? chosen[i] : 0)
          if (chosen[i] === 0) open.delete(i)
        }
      }
    })
    return said.map(([, ...sounds]) => sounds.slice(0, [...sounds, 0].indexOf(0)))
  }
}
