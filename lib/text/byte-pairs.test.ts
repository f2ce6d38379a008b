import { ArgumentError, BytePairs, DataError, Random } from 'chalkgrad'
import { pieces } from 'chalkgrad/text/pieces'
import { merge, type Merge } from 'chalkgrad/text/merge'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')
const learned = BytePairs.fit(readme, { size: 700, special: ['<|endoftext|>', '<|end|>'] })
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)

describe('learning merges', () => {
  test('the example of Sennrich, Haddow and Birch: low, lower, newest, widest', () => {
    const text = ['low\n'.repeat(5), 'lower\n'.repeat(2), 'newest\n'.repeat(6), 'widest\n'.repeat(3)].join('') // prettier-ignore
    // es stands there 6 + 3 times, as st does; est as often; then lo and low 5 + 2 times.
    const { merges } = BytePairs.fit(text, { size: 260 })
    const tokenizer = new BytePairs(merges)
    expect(merges.map((_, i) => tokenizer.decode([256 + i]))).toEqual(['es', 'est', 'lo', 'low']) // prettier-ignore
    expect(Array.from(tokenizer.encode('lowest'), (id) => tokenizer.decode([id]))).toEqual(['low', 'est']) // prettier-ignore
  })

  test('counts that are kept up to date find what counting anew finds', () => {
    expect(learned.merges.slice(0, 60)).toEqual(countedAnew(readme, 60))
    const letters = Array.from({ length: 400 }, ((random) => () => 'ab \n'[random.integer(4)])(new Random(5))).join('') // prettier-ignore
    expect(BytePairs.fit(letters, { size: 300 }).merges).toEqual(countedAnew(letters, 44))
  })

  test('it stops when no pair is there twice, and neighbors overlap when they are counted', () => {
    expect(BytePairs.fit('ab', { size: 300 }).size).toBe(256)
    const { merges } = BytePairs.fit('aaaaaaaa', { size: 300 }) // aa, then aaaa; a pair that is there once stays
    expect(merges).toEqual([[64, 64], [256, 256]]) // prettier-ignore
  })

  test('no merge reaches across a special token', () => {
    const text = 'ab<|x|>'.repeat(9)
    const { merges } = BytePairs.fit(text, { size: 300, special: ['<|x|>'] })
    expect(merges).toEqual([[64, 65]])
  })
})

/** The slow way: all pairs are counted before each merge. */
function countedAnew(text: string, most: number): Merge[] {
  const plain = new BytePairs([])
  let words = pieces(text).map((piece) => [...plain.encode(piece)])
  const merges: Merge[] = []
  while (merges.length < most) {
    const counts = new Map<string, number>()
    for (const ids of words)
      for (let i = 0; i + 1 < ids.length; i++) {
        const pair = `${ids[i]} ${ids[i + 1]}`
        counts.set(pair, (counts.get(pair) ?? 0) + 1)
      }
    const [best] = Array.from(counts, ([pair, count]) => ({ pair: pair.split(' ').map(Number), count })).sort((a, b) => b.count - a.count || a.pair[0] - b.pair[0] || a.pair[1] - b.pair[1]) // prettier-ignore
    if (best === undefined || best.count < 2) break
    const [left, right] = best.pair
    words = words.map((ids) => merge(ids, left, right, 256 + merges.length))
    merges.push([left, right])
  }
  return merges
}

describe('every text and every byte comes back', () => {
  const random = new Random(11)
  const kinds: [string, () => number][] = [
    ['any code points, lone surrogates too', () => random.integer(0x110000)],
    ['surrogates, high and low', () => 0xd800 + random.integer(0x800)],
    ['letters with combining marks', () => (random.integer(2) ? 0x61 + random.integer(26) : 0x300 + random.integer(0x70))], // prettier-ignore
    ['emoji, joiners and selectors', () => [0x1f300 + random.integer(0x350), 0x200d, 0xfe0f, 0x1f3fb][random.integer(4)]], // prettier-ignore
    ['white space of all kinds, and byte order marks', () => [0x20, 0x0a, 0x0d, 0x09, 0x85, 0xa0, 0x3000, 0xfeff, 0x61][random.integer(9)]], // prettier-ignore
  ]
  test.each(kinds)('%s', (_, codePoint) => {
    for (let round = 0; round < 60; round++) {
      const text = Array.from({ length: random.integer(30) }, () => String.fromCodePoint(codePoint())).join('') // prettier-ignore
      // Half a surrogate pair is no character: the standard's U+FFFD stands for it.
      const wellFormed = text.replace(/\p{Surrogate}/gu, '\ufffd')
      expect(pieces(text).join('')).toBe(text)
      expect(learned.decode(learned.encode(text))).toBe(wellFormed)
      expect(learned.encodeBytes(bytesOf(text))).toEqual(learned.encode(text))
    }
  })

  test('random bytes, and bytes that are nearly UTF-8', () => {
    const nearly = [0xc0, 0xc3, 0xe0, 0xed, 0xf0, 0xf4, 0xf5, 0x80, 0x9f, 0xa0, 0xbf, 0x61, 0x20, 0xff] // prettier-ignore
    for (let round = 0; round < 300; round++) {
      const bytes = Uint8Array.from({ length: random.integer(40) }, () => round % 2 ? random.integer(256) : nearly[random.integer(nearly.length)]) // prettier-ignore
      const ids = learned.encodeBytes(bytes)
      expect(learned.decodeBytes(ids)).toEqual(bytes)
      expect(learned.decode(ids)).toBe(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)) // prettier-ignore
    }
    expect(learned.encodeBytes(Uint8Array.of(0x61, 0xff, 0xfe, 0x62)).length).toBe(4)
  })

  test('a text that was learned from takes less than half as many tokens as bytes', () => {
    const ids = learned.encode(readme)
    expect(learned.decode(ids)).toBe(readme)
    expect(ids.length).toBeLessThan(bytesOf(readme).length / 2)
  })
})

test('pieces are cut as GPT-2 cuts: endings, words, numbers, the rest, spaces', () => {
  expect(pieces("I'll pay  $42.50, you're\n\n ok")).toEqual(['I', "'ll", ' pay', ' ', ' $', '42', '.', '50', ',', ' you', "'re", '\n\n', ' ok']) // prettier-ignore
  // U+0085 is white space and U+FEFF is none: for Unicode, not for JavaScript.
  expect(pieces('a\x85\x85b\ufeff\ufeffc')).toEqual(['a', '\x85', '\x85', 'b', '\ufeff\ufeff', 'c']) // prettier-ignore
})

describe('special tokens', () => {
  test('they are read only where that is wanted', () => {
    const text = 'one<|endoftext|>two'
    expect(learned.idOf('<|endoftext|>')).toBe(learned.size - 2)
    expect(learned.encode(text)).not.toContain(learned.idOf('<|endoftext|>'))
    const ids = learned.encode(text, { special: true })
    expect(ids).toContain(learned.idOf('<|endoftext|>'))
    expect(learned.decode(ids)).toBe(text)
  })

  test('of two that begin at the same place the longer one counts, and signs are only signs', () => {
    const tokenizer = new BytePairs([], { special: ['<a', '<a.*>'] })
    expect([...tokenizer.encode('<a.*><a', { special: true })]).toEqual([257, 256])
    expect(tokenizer.encode('<axx>', { special: true }).length).toBe(1 + 3)
  })
})

describe('files in the layout of vocab.bpe', () => {
  test('merges come back from what was written', () => {
    const file = learned.toVocabBpe()
    expect(file.split('\n')[0]).toBe('#version: 0.2')
    expect(BytePairs.fromVocabBpe(file).merges).toEqual(learned.merges)
  })

  test('a space is Ġ, and a line may name only what is there already', () => {
    const tokenizer = BytePairs.fromVocabBpe('#version: 0.2\nĠ t\nh e\nĠt he\n')
    expect([...tokenizer.encode(' the')]).toEqual([258])
    const fault =
      (text: string): (() => BytePairs) =>
      () =>
        BytePairs.fromVocabBpe(text)
    expect(fault('Ġ t\nth e')).toThrow(/line 2, 'th e', 'th' is neither a byte nor made/)
    expect(fault('Ġ t\nĠ t')).toThrow(/line 2.*there already/)
    expect(fault('a b c')).toThrow(/not two tokens/)
    expect(fault('')).toThrow(DataError)
  })
})

test('wrong merges, ids, sizes and texts are refused', () => {
  expect(() => new BytePairs([[0, 256]])).toThrow(/merge 0 must be two ids from 0 to 255/)
  expect(() => new BytePairs([[0, 1], [0, 1]])).toThrow(/there twice/) // prettier-ignore
  expect(() => new BytePairs([], { special: ['a', 'a'] })).toThrow(/there twice/)
  expect(() => new BytePairs([], { special: [''] })).toThrow(/empty/)
  expect(() => learned.decode([700])).toThrow(/no token 700, only 0 to 699/)
  expect(() => learned.decode([0.5])).toThrow(ArgumentError)
  expect(() => learned.idOf('<|pad|>')).toThrow(/is no special token, there is '<\|endof/)
  expect(() => BytePairs.fit('', { size: 255 })).toThrow(/from 256/)
  expect(() => learned.encode(3 as never)).toThrow(/the text must be a text, got 3/)
})
