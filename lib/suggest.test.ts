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
