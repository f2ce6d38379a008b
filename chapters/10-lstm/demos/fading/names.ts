/** Without the engine, for the page: the page's own script loads only names. */

/** What carries the gradient back. */
export const kinds = {
  straight: 'without tanh',
  plain: 'plain cell',
  lstm: 'LSTM',
} as const
export type KindName = keyof typeof kinds

/** What is drawn: one of them, or all. */
export type Shown = KindName | 'all'

export interface Options {
  shown: Shown
  /** Steps of the sequence. */
  length: number
  /** The recurrent matrix of the plain cells is orthogonal, times this. */
  stretch: number
  /** At the forget gate of the LSTM. */
  bias: number
  seed: number
}

export const usual: Options = { shown: 'all', length: 60, stretch: 0.8, bias: 4, seed: 1 }

export const limits = {
  length: { min: 1, max: 100 },
  stretch: { min: 0.5, max: 1.5, step: 0.01 },
  bias: { min: -2, max: 6, step: 0.1 },
  seed: { min: 1, max: 99 },
}
