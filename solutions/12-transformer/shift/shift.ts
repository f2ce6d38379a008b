/** A batch for a decoder, one row for each text, all rows equally long. */
export interface DecoderBatch {
  /** What it reads. */
  inputs: number[][]
  /** What it has to say at each place; `ignore` where nothing is asked. */
  labels: number[][]
}

/**
 * Teacher forcing: at each place the decoder reads what was said before, and has to say the next token, then the end. It must never
 * read the token that it has to say.
 *
 * - inputs: `start`, then the tokens of the text
 * - labels: the tokens of the text, then `end`
 * - shorter texts are filled up: inputs with `padding`, labels with `ignore`, which no token is
 *
 * `start`, `end` and `padding` may be the same number, and the text may have it, too.
 *
 * Example: decoderBatch([[5, 6], [7]], { start: 1, end: 2, padding: 0, ignore: -1 }) is
 * { inputs: [[1, 5, 6], [1, 7, 0]], labels: [[5, 6, 2], [7, 2, -1]] }.
 *
 * Of no texts, two empty lists. An empty text asks for the end at once.
 */
export function decoderBatch(
  texts: readonly (readonly number[])[],
  { start, end, padding, ignore }: { start: number; end: number; padding: number; ignore: number },
): DecoderBatch {
  // One place more than the longest text: the start in front, or the end behind.
  const time = texts.reduce((most, { length }) => Math.max(most, length + 1), 0)
  const filled = (row: number[], by: number): number[] => [...row, ...new Array<number>(time - row.length).fill(by)]
  return {
    inputs: texts.map((text) => filled([start, ...text], padding)),
    labels: texts.map((text) => filled([...text, end], ignore)),
  }
}

/**
 * In use nobody has the text. `next(inputs)` gives the token behind a list of inputs: the likeliest one. Begin with the start, read
 * in what was said, and stop at the end or after `most` tokens. Give what was said, without start and end.
 *
 * `next` is called once for each token, and gets a list of its own each time.
 */
export function decode(
  next: (inputs: number[]) => number,
  { start, end, most }: { start: number; end: number; most: number },
): number[] {
  const said: number[] = []
  while (said.length < most) {
    const token = next([start, ...said])
    if (token === end) break
    said.push(token)
  }
  return said
}
