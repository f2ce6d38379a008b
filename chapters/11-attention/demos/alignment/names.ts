/** Without the engine, for the page: the page's own script loads only names. */

export interface Options {
  word: string
  width: number
}

/** Letters that a reader gives. */
export const longest = 16

/** The letters of a text that the network can read, and what became of the others. */
export function readLetters(text: string): { letters: string; fault: string } {
  const all = text.toLowerCase().replace(/[^a-z]/g, '')
  const letters = all.slice(0, longest)
  if (all.length > longest) return { letters, fault: `at most ${longest} letters` }
  return { letters, fault: all.length < text.length ? 'only the letters a to z' : '' }
}

/** What is seen before anything is touched. */
export const usual = { word: 'photograph', width: 4, row: 0, column: 0 }
/** So many sounds at most. */
export const mostSounds = 20
export const limits = {
  width: { min: 1, max: 8 },
  row: { min: 0, max: mostSounds },
  column: { min: 0, max: longest - 1 },
}

/** How a sound of the dictionary is heard in a word that everybody knows. */
export const heardIn: Readonly<Record<string, string>> = {
  AA: 'odd', AE: 'at', AH: 'hut', AO: 'ought', AW: 'cow', AY: 'hide', B: 'be', CH: 'cheese', D: 'dee', DH: 'thee',
  EH: 'Ed', ER: 'hurt', EY: 'ate', F: 'fee', G: 'green', HH: 'he', IH: 'it', IY: 'eat', JH: 'gee', K: 'key',
  L: 'lee', M: 'me', N: 'knee', NG: 'ping', OW: 'oat', OY: 'toy', P: 'pee', R: 'read', S: 'sea', SH: 'she',
  T: 'tea', TH: 'theta', UH: 'hood', UW: 'two', V: 'vee', W: 'we', Y: 'yield', Z: 'zee', ZH: 'seizure',
} // prettier-ignore
