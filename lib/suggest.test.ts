import { expect, test } from 'vitest'
import { didYouMean, suggest } from './suggest.ts'

const slugs = ['tensors', 'gradient-descent', 'autograd', 'backprop', 'layers-and-losses']

test.each([
  ['backprob', ['backprop']],
  ['Tensor', ['tensors']],
  ['layers', ['layers-and-losses']],
  ['descent', ['gradient-descent']],
  ['auotgrad', ['autograd']],
  ['cnn', []],
])('%s', (typed, wanted) => expect(suggest(typed, slugs)).toEqual(wanted))

test('the sentence is empty when nothing is near', () => {
  expect(didYouMean('xyzzyxyzzy', slugs)).toBe('')
  expect(didYouMean('tenors', slugs)).toBe(' Did you mean tensors?')
})

test('at most three, the nearest first', () => {
  const names = ['abcdef', 'abcdxx', 'abcdex', 'abcdey', 'zzzzzz']
  expect(suggest('abcdef', names)).toEqual(['abcdef', 'abcdex', 'abcdey'])
})

test('a long name may differ in a third of its letters, a short one in two', () => {
  expect(suggest('abcdxxxxx', ['abcdefghi'])).toEqual([])
  expect(suggest('abcdefxxx', ['abcdefghi'])).toEqual(['abcdefghi'])
  expect(suggest('abxx', ['abcd'])).toEqual(['abcd'])
  expect(suggest('axxx', ['abcd'])).toEqual([])
})

test('a letter too many, one too few and a wrong one each count once', () => {
  expect(suggest('abc', ['xabyc', 'xabyzc'])).toEqual(['xabyc'])
  expect(suggest('Sxgd', ['SGD'])).toEqual(['SGD'])
})

test('two letters are too few to be a part of a name', () => {
  expect(suggest('au', ['autograd'])).toEqual([])
  expect(suggest('aut', ['autograd'])).toEqual(['autograd'])
})
