import { arange, nn, type Random, type Tensor } from 'chalkgrad'

/** How a word gets to know where it stands. */
export const positionKinds = ['none', 'sinusoidal', 'learned', 'rotary'] as const
export type PositionKind = (typeof positionKinds)[number]

export interface ClassifierPlan {
  vocabulary: number
  /** The longest text. */
  time: number
  width: number
  heads: number
  layers: number
  outputs: number
  positions: PositionKind
  dropout?: number
}

/** An encoder reads a text; the mean of what it makes of the words says what kind of text it is. */
export class EncoderClassifier extends nn.Module<
  [tokens: Tensor, lengths?: Tensor],
  Tensor
> {
  readonly words: nn.Embedding
  readonly places: nn.SinusoidalPositions | nn.LearnedPositions | undefined
  readonly encoder: nn.TransformerEncoder
  readonly head: nn.Linear

  constructor(plan: ClassifierPlan, random: Random) {
    super()
    const { vocabulary, time, width, heads, layers, outputs, positions, dropout = 0 } = plan
    this.words = new nn.Embedding(vocabulary, width, random)
    if (positions === 'sinusoidal') this.places = new nn.SinusoidalPositions(width)
    if (positions === 'learned') this.places = new nn.LearnedPositions(time, width, random)
    const rotary =
      positions === 'rotary' ? new nn.RotaryPositions(width / heads) : undefined
    this.encoder = new nn.TransformerEncoder(width, heads, random, {
      layers,
      normFirst: true,
      dropout,
      ...(rotary && { rotary }),
    })
    this.head = new nn.Linear(width, outputs, random)
  }

  /** tokens: (batch, time) int32, lengths: (batch), how many of each count → (batch, outputs). */
  forward(tokens: Tensor, lengths?: Tensor): Tensor {
    const x = this.words.forward(tokens)
    const y = this.encoder.forward(this.places ? this.places.forward(x) : x, { lengths })
    if (lengths === undefined) return this.head.forward(y.mean(1))
    // (batch, time, 1): 1 where a word stands, 0 for padding.
    const counts = arange(0, tokens.shape[1], 1, { dtype: 'int32' })
      .less(lengths.unsqueeze(1))
      .unsqueeze(-1)
    const mean = y
      .mul(counts.cast(y.dtype))
      .sum(1)
      .div(lengths.maximum(1).cast(y.dtype).unsqueeze(1))
    return this.head.forward(mean)
  }
}
