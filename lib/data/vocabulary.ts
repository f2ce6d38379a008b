import { ArgumentError } from '../errors.ts'
import {
  checkArgument,
  checkIterable,
  checkList,
  checkOptions,
  describe,
} from '../options.ts'

export interface VocabularyOptions {
  /** Tokens that are seen less often are left out. Default 1. */
  minCount?: number
  /** Keep only so many, the most frequent. Default all. */
  size?: number
  /**
   * Stands for every token that is not in the vocabulary, and has number 0. Without it such
   * a token is an error.
   */
  unknown?: string
}

/**
 * Text as words: runs of letters, with the marks that belong to them, digits and
 * apostrophes, in lower case. An é of one code point and one of two become the same.
 */
export function words(text: string): string[] {
  checkArgument('words', 'the text', text, 'string')
  // The joiners inside a word, as in Persian and Hindi, are no letters, but part of it.
  return (
    text
      .normalize()
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}'’\u200c\u200d]+/gu) ?? []
  )
}

/** Text as characters: code points, so that no letter is cut in two. */
export function characters(text: string): string[] {
  checkArgument('characters', 'the text', text, 'string')
  return [...text]
}

/**
 * A number for each token, because a network computes with numbers. Frequent tokens come
 * first, equally frequent ones in the order of their code points, so the same text always
 * gives the same numbers.
 */
export class Vocabulary {
  readonly tokens: readonly string[]
  readonly unknown: string | undefined
  private readonly numbers: ReadonlyMap<string, number>

  constructor(tokens: readonly string[], unknown?: string) {
    checkList('Vocabulary', 'tokens', tokens, 'string')
    if (unknown !== undefined) checkArgument('Vocabulary', 'unknown', unknown, 'string')
    this.numbers = new Map(tokens.map((token, i) => [token, i]))
    if (this.numbers.size < tokens.length)
      throw new ArgumentError('Vocabulary: a token is there twice')
    if (unknown !== undefined && !this.numbers.has(unknown))
      throw new ArgumentError(
        `Vocabulary: '${unknown}' stands for unknown tokens, so it must be one of the tokens`,
      )
    this.tokens = tokens
    this.unknown = unknown
  }

  /** Counts the tokens of the training part and numbers them. */
  static fit(tokens: Iterable<string>, options: VocabularyOptions = {}): Vocabulary {
    checkOptions('Vocabulary.fit', options, {
      minCount: 'number',
      size: 'number',
      unknown: 'string',
    })
    checkIterable('Vocabulary.fit', 'tokens', tokens)
    const { minCount = 1, size = Infinity, unknown } = options
    const counts = new Map<string, number>()
    for (const token of tokens) {
      checkArgument('Vocabulary.fit', 'a token', token, 'string')
      if (token !== unknown) counts.set(token, (counts.get(token) ?? 0) + 1)
    }
    const first = unknown === undefined ? [] : [unknown]
    const seen = [...counts]
      .filter(([, count]) => count >= minCount)
      .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
      .map(([token]) => token)
    return new Vocabulary([...first, ...seen].slice(0, size), unknown)
  }

  get size(): number {
    return this.tokens.length
  }

  /**
   * Tokens → their numbers.
   *
   * @throws ArgumentError for a token that is not known, unless there is an unknown token.
   */
  encode(tokens: Iterable<string>): Int32Array {
    checkIterable('Vocabulary.encode', 'tokens', tokens)
    const number = (token: string): number => {
      const found =
        this.numbers.get(token) ??
        (this.unknown === undefined ? undefined : this.numbers.get(this.unknown))
      if (found !== undefined) return found
      throw new ArgumentError(
        `Vocabulary.encode: ${describe(token)} is none of the ${this.size} tokens. Fit the vocabulary with { unknown: '?' } to allow it`,
      )
    }
    return Int32Array.from(tokens, number)
  }

  /** Numbers → their tokens. @throws ArgumentError for a number that no token has. */
  decode(numbers: Iterable<number>): string[] {
    checkIterable('Vocabulary.decode', 'numbers', numbers)
    return Array.from(numbers, (number) => {
      if (typeof number !== 'number' || this.tokens[number] === undefined)
        throw new ArgumentError(
          `Vocabulary.decode: there is no token ${describe(number)}, only 0 to ${this.size - 1}`,
        )
      return this.tokens[number]
    })
  }
}
