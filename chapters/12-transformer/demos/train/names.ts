/** Without the engine, for the page: the page's own script loads only names. */

export interface Options {
  /** 'names', or a text of the reader. */
  source: 'names' | 'text'
  text: string
  width: number
  layers: number
  seed: number
}

export const usual: Options = {
  source: 'names',
  text: 'The sea is grey. The sky is grey. The ship is far. ',
  width: 32,
  layers: 2,
  seed: 1,
}
/** A text of the reader: at least so long, and at most. */
export const [shortest, longest] = [20, 5000]
export const context = 32

/** Why a text cannot be learned; '' where it can. */
export function faultOf(text: string): string {
  const { length } = [...text]
  if (length < shortest)
    return `a text of at least ${shortest} letters; this one has ${length}`
  if (length > longest)
    return `at most ${longest.toLocaleString('en-US')} letters; the rest is not read`
  return ''
}
