import { ArgumentError, nn, Random } from 'chalkgrad'
import { checkOptions, describe as inWords, type Kinds } from 'chalkgrad/options'
import { describe, expect, test } from 'vitest'

interface Options {
  rate?: number
  bias?: boolean
  reduction?: 'mean' | 'sum'
  schedule?: number | ((step: number) => number)
  random?: Random
  sizes?: readonly number[]
}

const kinds: Kinds<Options> = {
  rate: 'number',
  bias: 'boolean',
  reduction: ['mean', 'sum'],
  schedule: 'number or function',
  random: Random,
  sizes: 'list',
}

const check = (options: unknown) => () => checkOptions('thing', options as Options, kinds)

describe('options that are right', () => {
  test.each([
    [undefined],
    [{}],
    [{ rate: 0.1, bias: false, reduction: 'sum', random: new Random(1), sizes: [1] }],
    [{ schedule: 1 }],
    [{ schedule: (step: number) => step }],
    [{ rate: undefined, unknown: undefined }],
  ])('%o', (options) => expect(check(options)).not.toThrow())
})

describe('options that are wrong', () => {
  test.each([
    [
      { rat: 1 },
      "thing: there is no option 'rat'. Did you mean rate? There are rate, bias,",
    ],
    [{ constructor: 1 }, "thing: there is no option 'constructor'. There are rate,"],
    [{ xyzzyxyzzy: 1 }, "thing: there is no option 'xyzzyxyzzy'. There are rate,"],
    [{ rate: '1' }, "thing: rate must be a number, got the text '1'"],
    [{ rate: null }, 'thing: rate must be a number, got null'],
    [{ bias: 0 }, 'thing: bias must be true or false, got 0'],
    [{ reduction: 'max' }, "thing: reduction must be 'mean' or 'sum', got the text 'max'"],
    [{ schedule: true }, 'thing: schedule must be a number or a function, got true'],
    [{ random: 1 }, 'thing: random must be of class Random, got 1'],
    [{ sizes: 3 }, 'thing: sizes must be a list, got 3'],
    [true, 'got true. Did you mean { bias: true }?'],
    ['sum', "got the text 'sum'. Did you mean { reduction: 'sum' }?"],
    [
      3,
      'thing: options are an object, { rate, bias, reduction, schedule, random, sizes }, got 3',
    ],
    [null, 'got null'],
    [[1], 'got a list of 1. Did you mean { sizes: 1 }?'],
  ])('%o', (options, message) => {
    expect(check(options)).toThrow(ArgumentError)
    expect(check(options)).toThrow(message)
  })

  test('a value that two options could take is not guessed at', () => {
    expect(check(3)).not.toThrow(/Did you mean/)
  })
})

test.each([
  [undefined, 'nothing'],
  ['x', "the text 'x'"],
  [null, 'null'],
  [NaN, 'NaN'],
  [[1, 2], 'a list of 2'],
  [{}, 'an object'],
  [Object.create(null), 'an object'],
  [() => 1, 'a function'],
  [new nn.ReLU(), 'a ReLU'],
  [new Float32Array(3), 'a Float32Array'],
])('what came, in words: %o', (value, words) => expect(inWords(value)).toBe(words))
