/** Without the engine, for the page: the page's own script loads only names. */

/** The sizes of the network that is shown. */
export const shape = { layers: 3, heads: 4, width: 48, context: 64 } as const
export const headWidth = shape.width / shape.heads
/** So many letters of a text are shown: more columns are too small for a finger. */
export const most = 24

export interface Options {
  text: string
  temperature: number
  seed: number
  look: Look
}

/** The products of a layer, in the order in which they are made. */
export const products = {
  query: { label: 'queries q', where: 'head' },
  key: { label: 'keys k', where: 'head' },
  value: { label: 'values v', where: 'head' },
  score: { label: 'scores q · k / √12', where: 'square' },
  weight: { label: 'weights: softmax of the scores', where: 'square' },
  answer: { label: 'answers: weights · v', where: 'head' },
  heard: { label: 'what attention adds', where: 'stream' },
  hidden: { label: 'MLP, the wide layer', where: 'wide' },
  thought: { label: 'what the MLP adds', where: 'stream' },
  logit: { label: 'logits of the next letter', where: 'letters' },
} as const
export type ProductName = keyof typeof products

/** What is looked at. */
export interface Look {
  layer: number
  head: number
  product: ProductName
  row: number
  column: number
}

export const usual = {
  text: 'First, hear me speak',
  product: 'weight',
  layer: 1,
  head: 1,
  row: 20,
  column: 19,
  temperature: 0.8,
  seed: 1,
}

/** A letter as it can be seen. */
export const shownAs = (letter: string): string =>
  letter === '\n' ? '⏎' : letter === ' ' ? '␣' : letter

/** The 65 letters of the plays. */
export const letters = "\n !$&',-.3:;?ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"

/** What can be read of a text: letters that the plays have, the last `most` of them; and what became of the others. */
export function readText(text: string): { text: string; fault: string } {
  const all = [...text.normalize()]
  const known = all.filter((letter) => letters.includes(letter))
  const fault = known.length < all.length ? 'only letters that the plays have' : ''
  return { text: known.slice(-most).join(''), fault }
}
