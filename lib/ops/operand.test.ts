import { expect, it } from 'vitest'
import { ones } from '../index.ts'

it.each([
  ['int32', 'float32', 'float32'],
  ['float64', 'int32', 'float64'],
  ['float32', 'float64', 'float32'],
] as const)(
  'where %s meets %s the advice is to convert to %s, which keeps fractions',
  (a, b, advice) => {
    expect(() => ones([2], { dtype: a }).add(ones([2], { dtype: b }))).toThrow(
      `.cast('${advice}')`,
    )
  },
)
