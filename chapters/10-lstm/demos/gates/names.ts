/** Without the engine, for the page: the page's own script loads only names. */

/** What a step of the cell is made of, and whether it can be below 0. */
export const parts = {
  forget: { label: 'forget gate f', signed: false },
  input: { label: 'input gate i', signed: false },
  candidate: { label: 'candidate g', signed: true },
  output: { label: 'output gate o', signed: false },
  memory: { label: 'memory c', signed: true },
  said: { label: 'what is said, h', signed: true },
} as const
export type Part = keyof typeof parts

export const units = 48
/** Letters that a reader gives, and letters of a name in all. */
export const [given, longest] = [12, 20]

export interface Options {
  start: string
  temperature: number
  seed: number
}

/** The letters of a text that the network can read, and what became of the others. */
export function readLetters(text: string): { letters: string; fault: string } {
  const all = text.toLowerCase().replace(/[^a-z]/g, '')
  const letters = all.slice(0, given)
  if (all.length > given) return { letters, fault: `at most ${given} letters` }
  return { letters, fault: all.length < text.length ? 'only the letters a to z' : '' }
}

/** 0 stands in front of a name and behind it. */
export const letterOf = (number: number): string =>
  number === 0 ? '▪' : String.fromCharCode(96 + number)

/** What is seen before anything is touched. Beyond the last letter: the one that was read last. */
export const usual = {
  start: 'kather',
  part: 'memory',
  unit: 47,
  letter: longest,
  temperature: 1,
  seed: 1,
}
