import { afterEach, expect, test, vi } from 'vitest'
import { ArgumentError } from '../../lib/errors.ts'
import { anySeed, between, experiment } from './experiment.ts'
import { parseFlags } from './flags.ts'
import { main } from './main.ts'

const toy = experiment({
  description: 'a toy',
  options: { seed: 1, learningRate: 0.1, data: 'xor', shuffle: true },
  about: {
    seed: { help: 'draws the weights', range: anySeed },
    learningRate: { help: 'how far a step goes', range: between(0, 10) },
    data: { help: 'what is learned', choices: ['xor', 'moons'] },
    shuffle: { help: 'in another order each time' },
  },
  run: () => ({ metrics: {} }),
})
const parse = (...args: string[]) => parseFlags('chapter', 'toy', toy, args)

afterEach(() => {
  vi.restoreAllMocks()
  process.exitCode = undefined
})

test('without flags, the defaults', () => {
  expect(parse()).toEqual({
    options: toy.options,
    json: false,
    mine: false,
    dashboard: false,
    kernels: undefined,
  })
})

test('each option is a flag of its default’s type', () => {
  expect(
    parse(
      '--seed',
      '3',
      '--learning-rate=1e-2',
      '--data',
      'moons',
      '--no-shuffle',
      '--json',
      '--kernels',
      'reference',
    ),
  ).toEqual({
    options: { seed: 3, learningRate: 0.01, data: 'moons', shuffle: false },
    json: true,
    mine: false,
    dashboard: false,
    kernels: 'reference',
  })
})

test.each([
  [
    'a word for a number',
    ['--seed', 'two'],
    /--seed.*'two' is invalid. It should be a whole number from 0 to 4,294,967,295/,
  ],
  ['nothing for a number', ['--seed', ''], /It should be a whole number/],
  ['a fraction of a count', ['--seed', '1.5'], /'1.5' is invalid. It should be a whole/],
  ['less than the least', ['--seed', '-1'], /It should be a whole number from 0/],
  [
    'more than the most',
    ['--learning-rate', '11'],
    /--learning-rate.*It should be a number from 0 to 10/,
  ],
  ['what is no number at all', ['--learning-rate', 'Infinity'], /from 0 to 10/],
  ['an unknown choice', ['--data', 'mnits'], /Allowed choices are xor, moons/],
  ['an unknown flag', ['--sed', '3'], /unknown option '--sed'\s+\(Did you mean --seed\?\)/],
  [
    'unknown kernels',
    ['--kernels', 'gpu'],
    /Allowed choices are reference, tiled, wasm, blas, auto/,
  ],
  ['a stray word', ['5'], /too many arguments/],
])('%s is refused', (_, args, message) => {
  expect(() => parse(...args)).toThrow(message)
})

test('an error of ours is one line and sets the exit code; any other shows where it came from', async () => {
  const error = vi.spyOn(console, 'error').mockImplementation(() => {})
  await main(() => {
    throw new ArgumentError('no such chapter')
  })
  expect(process.exitCode).toBe(1)
  expect(error.mock.calls[0][0]).toMatch(/ArgumentError.*: no such chapter/)
  const bug = new TypeError('a bug')
  await main(() => Promise.reject(bug))
  expect(error.mock.calls[1][0]).toBe(bug)
})
