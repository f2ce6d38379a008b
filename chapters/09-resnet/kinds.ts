import type { ResNetOptions } from './networks.ts'

/** What stands between the layers. The words of the tables and of the text. */
export const kinds = {
  bare: { skip: false, norm: false },
  plain: { skip: false, norm: true },
  residual: { skip: true, norm: true },
  'skips-only': { skip: true, norm: false },
} satisfies Record<string, Pick<ResNetOptions, 'skip' | 'norm'>>

export type Kind = keyof typeof kinds
