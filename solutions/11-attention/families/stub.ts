import { todo } from '#exercises'

export const endings = ['s', 'es', 'd', 'ed', 'r', 'er', 'ers', 'ing', 'ings', 'ly', 'st', 'est'] as const

/**
 * All that may be made of a word by one ending. An ending is put behind
 *
 * - the word itself: walk, walks
 * - where it ends in e, the word without it: bake, baking
 * - where it ends in y, the word with an i in its place: kindly, kindlier
 * - where it ends in a consonant, a vowel and a consonant, the word with its last letter twice: stop, stopping. Vowels are a, e,
 *   i, o, u; and the last letter is none of w, x, y
 *
 * Each of these stems gets each ending, whether or not the result is a word: of walk there is also walkly.
 *
 * - word: one letter or more, a to z
 * - returns the forms in any order; one that is made in two ways may be there twice
 *
 * Example: bake has the stems bake and bak. Among its forms are bakes, baker, baking, and also bakeing.
 */
export function inflections(word: string): string[] {
  return todo('inflections')
}

/**
 * Who has learned how kind is spoken knows most of kindly. So a test is fair only if no inflection of its words was learned: a
 * word and its inflections are one family, and a family goes into one part as a whole.
 *
 * Two words of the list are in one family if one is an inflection of the other; and so are the relatives of relatives: kindly is
 * an inflection of kind, and kindlier one of kindly. Words that are not in the list tie nobody together.
 *
 * Give each word the number of its family: the place, counted from 0, of the first word in the list that belongs to it.
 *
 * - words: no word twice, in any order; thousands of them come, too, and chains of a thousand
 * - returns one number for each word
 *
 * Example: families(['walk', 'kindlier', 'wall', 'walking', 'kind', 'kindly']) is [0, 1, 2, 0, 1, 1]. Without kindly, kind and
 * kindlier would be two families.
 */
export function families(words: readonly string[]): number[] {
  return todo('families')
}
