/** Without the engine, for the page: the page's own script loads only names. */

/** What stands between the layers. */
export const kinds = {
  bare: 'bare',
  plain: 'batch norm',
  'skips-only': 'skip connections',
  residual: 'both',
} as const
export type KindName = keyof typeof kinds

export interface Options {
  /** Blocks of two convolutions; with the first convolution and the last layer, 2 · blocks + 2 layers. */
  blocks: number
  left: KindName
  right: KindName
  learningRate: number
  seed: number
}

export const usual: Options = {
  blocks: 12,
  left: 'plain',
  right: 'residual',
  learningRate: 0.05,
  seed: 1,
}
