import { stripVTControlCharacters } from 'node:util'
import { ArgumentError, confusionMatrix, ShapeError, tensor, zeros } from 'chalkgrad'
import { confusionTable } from 'chalkgrad/node'
import { expect, test } from 'vitest'

test('rows and columns are aligned, with the names of the classes', () => {
  const counts = tensor([
    [120, 3, 0],
    [1, 9, 0],
    [0, 0, 0],
  ])
  expect(
    stripVTControlCharacters(
      confusionTable(counts, ['cat', 'dog', 'a very rare bird']),
    ).split('\n'),
  ).toEqual([
    '                    taken for',
    'is                    0    1    2  found',
    '0 cat               120    3    ·   98 %',
    '1 dog                 1    9    ·   90 %',
    '2 a very rare bird    ·    ·    ·      –',
  ])
})

test('it takes what confusionMatrix gives, and needs no names', () => {
  const logits = tensor([
    [1, 0],
    [1, 0],
    [0, 1],
  ])
  const counts = confusionMatrix(logits, tensor([0, 1, 1], { dtype: 'int32' }))
  expect(stripVTControlCharacters(confusionTable(counts)).split('\n').slice(1)).toEqual([
    'is  0  1  found',
    '0   1  ·  100 %',
    '1   1  1   50 %',
  ])
})

test('what is no confusion matrix is refused', () => {
  expect(() => confusionTable(zeros([2, 3]))).toThrow(ShapeError)
  expect(() => confusionTable(zeros([4]))).toThrow(/needs counts \(classes, classes\)/)
  expect(() => confusionTable(zeros([2, 2]), ['one'])).toThrow(ArgumentError)
})
