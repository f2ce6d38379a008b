import { ArgumentError, characters, Vocabulary, words } from 'chalkgrad'
import { expect, test } from 'vitest'

test('frequent tokens come first, equally frequent ones in order', () => {
  const { tokens } = Vocabulary.fit(words("The cat saw the dog. Don't!"))
  expect(tokens).toEqual(
    ['the', 'cat', "don't", 'dog', 'saw'].sort((a, b) =>
      a === 'the' ? -1 : b === 'the' ? 1 : a < b ? -1 : 1,
    ),
  )
})

test('encode and decode are inverse', () => {
  const vocabulary = Vocabulary.fit(characters('hello 🦊'))
  expect(vocabulary.size).toBe(6) // h e l o, a space and one fox
  expect(vocabulary.decode(vocabulary.encode(characters('hole🦊'))).join('')).toBe('hole🦊')
})

test('a token that was never seen is an error, or the unknown token', () => {
  expect(() => Vocabulary.fit(['a', 'b']).encode(['c'])).toThrow(
    /'c' is none of the 2 tokens/,
  )
  const open = Vocabulary.fit(['a', 'b', 'b'], { unknown: '?', minCount: 2 })
  expect(open.tokens).toEqual(['?', 'b'])
  expect([...open.encode(['a', 'b', 'c'])]).toEqual([0, 1, 0])
})

test('wrong input is refused', () => {
  expect(() => Vocabulary.fit(['a']).decode([1])).toThrow(ArgumentError)
  expect(() => new Vocabulary(['a', 'a'])).toThrow(/twice/)
  expect(() => new Vocabulary(['a'], '?')).toThrow(/must be one of the tokens/)
  expect(Vocabulary.fit(['a', 'b', 'c', 'c'], { size: 2 }).tokens).toEqual(['c', 'a'])
})
