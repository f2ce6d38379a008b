import {
  ArgumentError,
  augment,
  kFold,
  Normalizer,
  PictureSet,
  Random,
  randomSplit,
  stratifiedSplit,
  tensor,
  Vocabulary,
  words,
  zeros,
  type PictureForm,
} from 'chalkgrad'
import { describe, expect, test } from 'vitest'

const first = (n: number) => Array.from({ length: n }, (_, i) => i)

describe('splits have the sizes that were asked for', () => {
  test.each<[number, number, number[], number[]]>([
    [100, 2, [0.8, 0.2], [160, 40]],
    [10, 4, [0.9, 0.1], [36, 4]],
    [10, 5, [0.9, 0.1], [45, 5]],
    [40, 3, [0.5, 0.5], [60, 60]],
    [7, 3, [0.6, 0.2, 0.2], [13, 4, 4]],
  ])('%i classes of %i samples in the shares %j', (classes, each, shares, wanted) => {
    const labels = first(classes * each).map((i) => i % classes)
    const parts = stratifiedSplit(labels, shares, new Random(1))
    expect(parts.map(({ length }) => length)).toEqual(wanted)
    expect(parts.flat().sort((a, b) => a - b)).toEqual(first(classes * each))
    for (const [p, part] of parts.entries()) {
      for (const label of first(classes)) {
        const own = part.filter((i) => labels[i] === label).length
        expect(Math.abs(own - shares[p] * each)).toBeLessThan(shares.length === 2 ? 1 : 1.5)
      }
    }
  })

  test('or say that a part would be empty', () => {
    expect(() => randomSplit(3, [0.9, 0.1], new Random(1))).toThrow(ArgumentError)
    expect(() => randomSplit(3, [0.9, 0.1], new Random(1))).toThrow(
      /0.9, 0.1 are 3, 0: a part would be empty/,
    )
    expect(() => stratifiedSplit([1, 2], [0.9, 0.1], new Random(1))).toThrow(
      /stratifiedSplit: 2 samples/,
    )
    expect(() => randomSplit(0, [1], new Random(1))).toThrow(ArgumentError)
  })

  test('of 400,000 labels, too', () => {
    const parts = stratifiedSplit(new Int32Array(400_000), [0.9, 0.1], new Random(1))
    expect(parts.map(({ length }) => length)).toEqual([360_000, 40_000])
  }, 60_000)

  test('leave one out: as many folds as samples, each validates one', () => {
    for (const n of [2, 7, 49]) {
      const folds = kFold(n, n, new Random(1))
      expect(folds.map(({ validation }) => validation.length)).toEqual(
        first(n).map(() => 1),
      )
      expect(folds.map(({ train }) => train.length)).toEqual(first(n).map(() => n - 1))
      expect(folds.flatMap(({ validation }) => validation).sort((a, b) => a - b)).toEqual(
        first(n),
      )
    }
  })
})

describe('a normalizer', () => {
  const scores = (column: number[], dtype: 'float32' | 'float64') => {
    const x = tensor(column, { dtype }).reshape([column.length, 1])
    return [...Normalizer.fit(x).apply(x).data()]
  }

  test.each<[string, number[]]>([
    ['time stamps of one day', [1.7e9, 1.7e9 + 43_200, 1.7e9 + 86_400]],
    ['time stamps of one minute, to the second', [1.7e9, 1.7e9 + 30, 1.7e9 + 60]],
    ['a million and a quarter', [1e6, 1e6 + 0.25, 1e6 + 0.5]],
    ['1e30', [-1e30, 0, 1e30]],
    ['1e-30', [-1e-30, 0, 1e-30]],
  ])('measures %s', (_, column) => {
    const wanted = [-Math.sqrt(1.5), 0, Math.sqrt(1.5)]
    for (const [i, z] of scores(column, 'float64').entries())
      expect(z).toBeCloseTo(wanted[i], 6)
    if (column[2] - column[0] > 1e-6 * Math.abs(column[0]) || column[0] < 1e7)
      for (const [i, z] of scores(column, 'float32').entries())
        expect(z).toBeCloseTo(wanted[i], 2)
  })

  test('leaves equal numbers at 0, also large ones', () => {
    for (const value of [0.1, 1.7e9, 1e30, -3])
      expect(scores(Array<number>(7).fill(value), 'float32').map(Math.abs)).toEqual(
        first(7).map(() => 0),
      )
  })

  test('names the column where a number is none', () => {
    for (const bad of [NaN, Infinity, -Infinity])
      expect(() =>
        Normalizer.fit(
          tensor([
            [1, 2],
            [3, bad],
          ]),
        ),
      ).toThrow(/column 1 has NaN or an infinite number/)
  })
})

describe('words', () => {
  test('keep the marks that belong to their letters', () => {
    expect(words('हिन्दी भाषा')).toEqual(['हिन्दी', 'भाषा'])
    expect(words('ภาษาไทย')).toEqual(['ภาษาไทย'])
    expect(words('שָׁלוֹם, العَرَبِيَّة')).toEqual(
      ['שָׁלוֹם', 'العَرَبِيَّة'].map((word) => word.normalize()),
    )
    expect(words('می\u200cخواهم')).toEqual(['می\u200cخواهم'])
  })

  test('are the same, however an accent is written', () => {
    expect(words('cafe\u0301')).toEqual(words('caf\u00e9'))
  })

  test('an option that there is not is refused', () => {
    expect(() => Vocabulary.fit(['a'], { minimum: 2 } as never)).toThrow(
      /no option 'minimum'/,
    )
  })
})

/** Always draws the same number. */
class Fixed extends Random {
  private readonly value: number
  constructor(value: number) {
    super(1)
    this.value = value
  }
  override uniform(): number {
    return this.value
  }
}

describe('augmentations by known amounts', () => {
  const image = tensor([[[1, 2, 3], [4, 5, 6], [7, 8, 9]]]) // prettier-ignore
  const turned = (degrees: number, draw: number) =>
    [...augment.rotate({ degrees })(image, new Fixed(draw)).data()].map(
      (value) => Math.round(1e5 * value) / 1e5,
    )

  test('180 degrees turn the image upside down, either way', () => {
    for (const draw of [0, 1])
      expect(turned(180, draw)).toEqual([9, 8, 7, 6, 5, 4, 3, 2, 1])
  })

  test('90 degrees put a corner on the next one, and the other way on the one before', () => {
    const [one, other] = [turned(90, 1), turned(90, 0)]
    expect([one, other].map((values) => values[4])).toEqual([5, 5])
    expect(one).toEqual([3, 6, 9, 2, 5, 8, 1, 4, 7]) // counterclockwise
    expect(other).toEqual([7, 4, 1, 8, 5, 2, 9, 6, 3])
  })

  test('no turn is larger than was asked for', () => {
    expect(() => augment.rotate({ degrees: 180.5 })).toThrow(/between 0 and 180/)
    expect(turned(45, 0.5)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9])
  })

  test('contrast refuses pixels that are not between low and high', () => {
    const bytes = tensor([[[0, 255], [128, 7]]]) // prettier-ignore
    expect(() => augment.contrast()(bytes, new Random(1))).toThrow(
      /between 0 and 1, got 255: divide by 255/,
    )
    expect(() => augment.contrast({ high: 255 })(bytes, new Random(1))).not.toThrow()
  })

  test('an option that there is not is refused', () => {
    expect(() => augment.rotate({ degree: 5 } as never)).toThrow(
      /no option 'degree'. Did you mean/,
    )
    expect(() => augment.flip({ axis: 'up' } as never)).toThrow(
      /axis must be 'horizontal' or 'vertical'/,
    )
    zeros([1])
  })
})

test('pictures with a label of no class are refused before anything is learned from them', () => {
  const form: PictureForm = { size: 2, colors: ['gray'], fit: 'crop' }
  const right = { labels: [0, 1], bytes: () => new Uint8Array(4), name: () => 'a.png' }
  const set = (labels: number[]) =>
    new PictureSet(['a', 'b'], form, { train: right, validation: { ...right, labels }, test: right }) // prettier-ignore
  expect(set([1, 0]).part('validation').labels).toEqual([1, 0])
  for (const label of [2, -1, 0.5, NaN])
    expect(() => set([0, label])).toThrow(/label of picture 1 in the part 'validation'/)
  expect(() => set([])).toThrow(/'validation' has no pictures/)
  expect(() => set([0]).part('testing' as 'test')).toThrow(ArgumentError)
  for (const parts of [null, undefined, 3])
    expect(() => new PictureSet(['a'], form, parts as never)).toThrow(ArgumentError)
})
