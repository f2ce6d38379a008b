import { arange, full, ones, tensor, zeros, type Tensor } from 'chalkgrad'
import { inspect } from 'node:util'
import { describe, expect, test } from 'vitest'

const lines = (...text: string[]): string => text.join('\n')

describe('a tensor prints as in NumPy', () => {
  test.each<[string, Tensor, string]>([
    ['rank 0', tensor(3), '3.'],
    ['rank 0, a fraction', tensor(-0.5), '-0.5'],
    ['rank 0, int32', tensor(-3, { dtype: 'int32' }), '-3'],
    ['whole floats have a bare point', tensor([1, 2, 3]), '[1. 2. 3.]'],
    ['whole numbers have none', tensor([1, -20, 3], { dtype: 'int32' }), '[  1 -20   3]'],
    [
      'columns are aligned',
      tensor([
        [1, 10],
        [100, -1],
      ]),
      lines('[[  1.  10.]', ' [100.  -1.]]'),
    ],
    ['no more digits than needed', tensor([0.5, 0.25, 2]), '[0.50 0.25 2.00]'],
    ['at most four decimals', tensor([1 / 3, 2 / 3]), '[0.3333 0.6667]'],
    ['a float32 is not shown longer than it is', tensor([0.1]), '[0.1]'],
    ['a small one among ordinary ones', tensor([1e-5, 1]), '[1.0000e-05 1.0000e+00]'],
    ['a large one', tensor([1e8, -1]), '[ 1.0000e+08 -1.0000e+00]'],
    ['three digits of exponent', tensor([1e-100], { dtype: 'float64' }), '[1.0000e-100]'],
    ['zeros', zeros([2]), '[0. 0.]'],
    ['0 does not make small numbers of the others', tensor([0, 0.5]), '[0.0 0.5]'],
    ['inf and nan', tensor([NaN, Infinity, -Infinity, 1]), '[ nan  inf -inf   1.]'],
    ['inf beside fractions', tensor([0.25, -Infinity]), '[0.25 -inf]'],
    ['nothing', zeros([0]), '[]'],
    ['rows of nothing', zeros([2, 0]), lines('[[]', ' []]')],
    ['no rows', zeros([0, 3]), '[]'],
    [
      'rank 3 has a blank line between matrices',
      arange(8).reshape([2, 2, 2]),
      lines('[[[0. 1.]', '  [2. 3.]]', '', ' [[4. 5.]', '  [6. 7.]]]'),
    ],
    [
      'a view prints what it shows',
      arange(6).reshape([2, 3]).transpose(),
      lines('[[0. 3.]', ' [1. 4.]', ' [2. 5.]]'),
    ],
    [
      'repeated numbers, too',
      tensor([[7], [8]]).expand([2, 3]),
      lines('[[7. 7. 7.]', ' [8. 8. 8.]]'),
    ],
    [
      'a thousand elements are shown',
      full([1000], 1),
      `[${new Array(1000).fill('1.').join(' ')}]`,
    ],
    ['more are summarized', arange(1001), '[   0.    1.    2. ...  998.  999. 1000.]'],
    [
      'along every axis',
      arange(2000).reshape([40, 50]),
      lines(
        '[[   0.    1.    2. ...   47.   48.   49.]',
        ' [  50.   51.   52. ...   97.   98.   99.]',
        ' [ 100.  101.  102. ...  147.  148.  149.]',
        ' ...',
        ' [1850. 1851. 1852. ... 1897. 1898. 1899.]',
        ' [1900. 1901. 1902. ... 1947. 1948. 1949.]',
        ' [1950. 1951. 1952. ... 1997. 1998. 1999.]]',
      ),
    ],
    [
      'but not a short one',
      ones([2, 501]).slice(1, 0, 501),
      lines('[[1. 1. 1. ... 1. 1. 1.]', ' [1. 1. 1. ... 1. 1. 1.]]'),
    ],
  ])('%s', (_, x, wanted) => {
    expect(String(x)).toBe(wanted)
  })

  test('what is hidden does not set the format', () => {
    const x = zeros([2000])
    x.slice(0, 1000, 1001).fill_(1e-9)
    expect(String(x)).toBe('[0. 0. 0. ... 0. 0. 0.]')
  })
})

describe('console.log shows', () => {
  test.each<[string, () => Tensor, string]>([
    [
      'shape, dtype and numbers',
      () => tensor([1, 2]),
      lines('tensor (2) float32', '[1. 2.]'),
    ],
    [
      'a leaf that learns',
      () => tensor([1], { requiresGrad: true, dtype: 'float64' }),
      lines('tensor (1) float64, requires grad', '[1.]'),
    ],
    [
      'where it came from',
      () => tensor([1], { requiresGrad: true }).exp().mul(0),
      lines('tensor (1) float32, from mul', '[0.]'),
    ],
  ])('%s', (_, x, wanted) => {
    expect(inspect(x())).toBe(wanted)
  })

  test('a released tensor without an error', () => {
    const x = ones([2])
    x.storage.release('a test')
    expect(inspect(x)).toBe('tensor (2) float32, released')
  })
})

test('a long axis is printed by its ends at once, also where there is no element', () => {
  expect(String(zeros([4_000_000_000, 0]))).toBe('[[]\n []\n []\n ...\n []\n []\n []]')
  expect(String(zeros([3e5]))).toBe('[0. 0. 0. ... 0. 0. 0.]')
  // A million million numbers, all the same one in memory: to copy them would take for ever.
  expect(String(zeros([1]).expand([2 ** 20, 2 ** 20]))).toBe(String(zeros([2000, 7])))
  expect(() => zeros([4_000_000_000, 0]).toArray()).toThrow(
    /^toArray: a tensor \(4000000000, 0\)/,
  )
})
