import { expect, test } from 'vitest'
import type { Answer } from './child.ts'
import { format, resultsOf, time } from './report.ts'
import { works } from './works.ts'

const took = (...times: number[]): Answer[] =>
  times.map((ms) => ({ ms, best: ms, worst: 1.5 * ms, losses: [], version: '' }))
const failed: Answer[] = [{ why: 'has no such thing', version: '' }]

test('the median of the rounds, how they spread, and GFLOP/s', () => {
  const [own] = resultsOf(
    works['matmul-512'],
    [{ name: 'a', title: 'A', answers: took(2, 1, 4) }],
    'a',
  )
  expect(own).toEqual({ name: 'a', title: 'A', ms: 2, spread: 4, gflops: 134.2, ratio: 1 })
})

test('of one round, the spread is that of its blocks', () => {
  const [own] = resultsOf(works.mlp, [{ name: 'a', title: 'A', answers: took(2) }], 'a')
  expect(own.spread).toBe(1.5)
})

test('a time is for one of the operations of a run', () => {
  const [own] = resultsOf(
    works['add-10'],
    [{ name: 'a', title: 'A', answers: took(1) }],
    'a',
  )
  expect(own.ms).toBe(0.01)
})

test('ratios compare neighbors: a slow minute hurts both', () => {
  const answers = [
    { name: 'a', title: 'A', answers: took(1, 10, 1) },
    { name: 'b', title: 'B', answers: took(3, 30, 3) },
  ]
  expect(resultsOf(works.mlp, answers, 'a')[1].ratio).toBe(3)
  // Without the row to compare with, it is the first.
  expect(resultsOf(works.mlp, answers, 'c')[1].ratio).toBe(3)
})

test('who could not do it says why, in its row', () => {
  const answers = [
    { name: 'a', title: 'A', answers: took(1) },
    { name: 'b', title: 'B', answers: failed },
  ]
  const results = resultsOf(works.mlp, answers, 'a')
  expect(results[1]).toEqual({ name: 'b', title: 'B', why: 'has no such thing' })
  expect(format('mlp', results, 'a')).toMatch(/A +1 ms[^]*B {2}– {2}has no such thing/)
})

test('times have the unit that suits them', () => {
  expect([0.00042, 0.0421, 4.213, 12_345].map(time)).toEqual([
    '420 ns',
    '42.1 µs',
    '4.21 ms',
    '12.3 s',
  ])
})

test('of works that train, what the process grew by stands beside the time', () => {
  const grew = [10, 30, 20].map((memory, i) => ({
    ...took(1)[0],
    losses: [2, 1],
    memory,
    version: String(i),
  }))
  const [own] = resultsOf(works.mlp, [{ name: 'a', title: 'A', answers: grew }], 'a')
  expect(own.memory).toBe(20)
  expect(format('mlp', [own], 'a')).toMatch(/memory[^]*20 MiB/)
  expect(
    resultsOf(works.mlp, [{ name: 'a', title: 'A', answers: took(1) }], 'a')[0],
  ).not.toHaveProperty('memory')
})
