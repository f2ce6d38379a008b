/** Numbers that are no sounds, each for one thing. In some vocabularies two of them are the same. */
export interface Marks {
  /** What the decoder reads in front of the first sound. */
  start: number
  /** What it has to say behind the last. */
  end: number
  /** What stands among its inputs where a word has no more steps. */
  padding: number
  /** What stands among its targets there: no loss is computed. */
  ignored: number
}

/** One batch for a decoder, (words, steps) each. */
export interface Forced {
  /** What it reads at each step. */
  said: number[][]
  /** What it is to say at the same step. */
  next: number[][]
}

/** The start makes the inputs one step late, and the end makes the targets as long as they are. */
export function teacherForcing(words: readonly (readonly number[])[], { start, end, padding, ignored }: Marks): Forced {
  let width = 0
  for (const word of words) width = Math.max(width, word.length + 1)
  const filled = (steps: number[], mark: number): number[] =>
    Array.from({ length: width }, (_, step) => (step < steps.length ? steps[step] : mark))
  return {
    said: words.map((word) => filled([start, ...word], padding)),
    next: words.map((word) => filled([...word, end], ignored)),
  }
}
