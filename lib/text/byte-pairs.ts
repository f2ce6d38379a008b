import { ArgumentError } from '../errors.ts'
import { checkArgument, checkIterable, checkOptions, describe } from '../options.ts'
import { idOfByte } from './byte-letters.ts'
import { checkMerges, checkSpecial } from './check-merges.ts'
import { learnMerges } from './learn-merges.ts'
import { keyOf, mergeAll, MOST_TOKENS, type Merge } from './merge.ts'
import { pieces } from './pieces.ts'
import { cutSpecial } from './special.ts'
import { textOf, utf8, utf8Runs } from './utf8.ts'
import { parseMerges, writeMerges } from './vocab-bpe.ts'

export interface BytePairsOptions {
  /** Tokens that no text is made of, such as <|endoftext|>; their ids come last. Default none. */
  special?: readonly string[]
}

/** So many pieces are remembered with their tokens; then forgotten, all at once. */
const REMEMBERED = 2 ** 16

/**
 * A tokenizer that knows every text: its tokens are the 256 bytes, and what merges of two tokens
 * make of them (byte-pair encoding: Sennrich, Haddow and Birch, 2016; on bytes: Radford et al.,
 * 2019). Frequent words become one token, rare ones several, and a character that was never seen
 * the bytes of its UTF-8. Id 0 to 255 are the bytes in GPT-2's order, then come the merges, then
 * the special tokens.
 */
export class BytePairs {
  /** Which two tokens become one, by their ids, in the order in which they were learned. */
  readonly merges: readonly Merge[]
  readonly special: readonly string[]
  /** What each id stands for. */
  private readonly bytes: readonly Uint8Array[]
  /** The id that a pair becomes, by its key. */
  private readonly ids: ReadonlyMap<number, number>
  private readonly remembered = new Map<string, readonly number[]>()

  /** @throws ArgumentError for a merge of tokens that are not there yet, or whose token is. */
  constructor(merges: readonly Merge[], options: BytePairsOptions = {}) {
    checkOptions('BytePairs', options, { special: 'list' })
    const { special = [] } = options
    checkSpecial('BytePairs', special)
    const made = checkMerges('BytePairs', merges)
    this.merges = merges.map(([left, right]) => [left, right])
    this.special = [...special]
    this.bytes = [...made, ...special.map(utf8)]
    this.ids = new Map(merges.map(([left, right], i) => [keyOf(left, right), 256 + i]))
  }

  /**
   * Learns the merges from a text, until there are `size` tokens with the 256 bytes and the special
   * ones, or until no pair stands there twice: then there are fewer. Of equally frequent pairs
   * comes first the one with the lower ids, so the same text always gives the same tokens.
   *
   * @throws ArgumentError unless size is a whole number that leaves room for the bytes.
   */
  static fit(text: string, options: { size: number } & BytePairsOptions): BytePairs {
    checkArgument('BytePairs.fit', 'the text', text, 'string')
    checkOptions('BytePairs.fit', options, { size: 'number', special: 'list' }, ['size'])
    const { size, special = [] } = options
    checkSpecial('BytePairs.fit', special)
    const least = 256 + special.length
    if (!Number.isInteger(size) || size < least || size > MOST_TOKENS)
      throw new ArgumentError(
        `BytePairs.fit: size must be a whole number from ${least}, the bytes and the special tokens, to ${MOST_TOKENS}, got ${describe(size)}`,
      )
    const counts = new Map<string, number>()
    for (const part of cutSpecial(text, special)) {
      if (special.includes(part)) continue // it is a token already, and no merge reaches across
      for (const piece of pieces(part)) counts.set(piece, (counts.get(piece) ?? 0) + 1)
    }
    const words = Array.from(counts, ([piece, count]) => ({
      ids: byteIds(utf8(piece)),
      count,
    }))
    return new BytePairs(learnMerges(words, 256, size - least), { special })
  }

  /**
   * A file in the layout of GPT-2's `vocab.bpe`, which is also that of Hugging Face's `merges.txt`:
   * a line for each merge. GPT-2's own, with { special: ['<|endoftext|>'] }, has 50,257 tokens.
   *
   * @throws DataError that names the line that is no merge of tokens of earlier lines.
   */
  static fromVocabBpe(text: string, options: BytePairsOptions = {}): BytePairs {
    checkArgument('BytePairs.fromVocabBpe', 'the text', text, 'string')
    return new BytePairs(parseMerges('BytePairs.fromVocabBpe', text), options)
  }

  /** The merges as such a file. */
  toVocabBpe(): string {
    return writeMerges(this.merges)
  }

  /** How many tokens there are: ids are below it. */
  get size(): number {
    return this.bytes.length
  }

  /**
   * Text → ids. With { special: true } the special tokens in it are read as such; without, they
   * are text like any other, so that a text that somebody typed cannot end a document. Half a
   * surrogate pair, which is no character, becomes U+FFFD.
   */
  encode(text: string, options: { special?: boolean } = {}): Int32Array {
    checkArgument('BytePairs.encode', 'the text', text, 'string')
    checkOptions('BytePairs.encode', options, { special: 'boolean' })
    const ids: number[] = []
    const first = this.size - this.special.length
    for (const part of options.special ? cutSpecial(text, this.special) : [text]) {
      const place = options.special ? this.special.indexOf(part) : -1
      if (place >= 0) ids.push(first + place)
      else this.append(ids, part)
    }
    return Int32Array.from(ids)
  }

  /** Any bytes → ids: those that are UTF-8 as their text, each run of others as one piece. */
  encodeBytes(bytes: Uint8Array): Int32Array {
    checkArgument('BytePairs.encodeBytes', 'the bytes', bytes, Uint8Array)
    const ids: number[] = []
    for (const run of utf8Runs(bytes)) {
      if (typeof run === 'string') this.append(ids, run)
      else for (const id of mergeAll(byteIds(run), this.ids)) ids.push(id)
    }
    return Int32Array.from(ids)
  }

  /**
   * Ids → text. Bytes that are no UTF-8, such as half a character at the end of what a model has
   * written so far, become U+FFFD.
   *
   * @throws ArgumentError for an id that no token has.
   */
  decode(ids: Iterable<number>): string {
    return textOf(this.joined('BytePairs.decode', ids))
  }

  /** Ids → exactly the bytes that they stand for. @throws ArgumentError for an id that no token has. */
  decodeBytes(ids: Iterable<number>): Uint8Array {
    return this.joined('BytePairs.decodeBytes', ids)
  }

  /** The id of a special token. @throws ArgumentError for one that is not there. */
  idOf(special: string): number {
    const place = this.special.indexOf(special)
    if (place >= 0) return this.size - this.special.length + place
    const known = this.special.map((token) => `'${token}'`).join(', ') || 'none'
    throw new ArgumentError(
      `BytePairs.idOf: ${describe(special)} is no special token, there is ${known}. Name it in { special }, or encode it as text`,
    )
  }

  private append(ids: number[], text: string): void {
    const { remembered } = this
    for (const piece of pieces(text)) {
      let tokens = remembered.get(piece)
      if (tokens === undefined) {
        tokens = mergeAll(byteIds(utf8(piece)), this.ids)
        if (remembered.size === REMEMBERED) remembered.clear()
        remembered.set(piece, tokens)
      }
      for (const id of tokens) ids.push(id)
    }
  }

  private joined(name: string, ids: Iterable<number>): Uint8Array {
    checkIterable(name, 'ids', ids)
    const parts = Array.from(ids, (id) => {
      if (typeof id !== 'number' || this.bytes[id] === undefined)
        throw new ArgumentError(
          `${name}: there is no token ${describe(id)}, only 0 to ${this.size - 1}`,
        )
      return this.bytes[id]
    })
    const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
    let at = 0
    for (const part of parts) {
      all.set(part, at)
      at += part.length
    }
    return all
  }
}

/** Bytes as tokens, one each. */
function byteIds(bytes: Uint8Array): number[] {
  return Array.from(bytes, (byte) => idOfByte[byte])
}
