import { describe, expect, test } from 'vitest'
import { mutantsOf, withMutant } from './mutants.ts'

const lines = (text: string): string[] => mutantsOf('a.ts', text).map((mutant) => withMutant(text, mutant))

describe('mutants', () => {
  test('an operator becomes another one', () => {
    expect(lines('f(a + b)')).toEqual([';', 'f(a - b)'])
    expect(lines('x = a < b && c')).toEqual(['x = a < b || c', 'x = a <= b && c'])
    expect(lines('n += k')).toEqual(['n -= k'])
  })

  test('numbers are off by one, conditions are turned round, calls are forgotten', () => {
    expect(lines('const n = 7')).toEqual(['const n = 8'])
    expect(lines('if (ok) run()')).toEqual(['if (!(ok)) run()', 'if (ok) ;'])
    expect(lines('const y = ok ? a : !b')).toEqual(['const y = !(ok) ? a : !b', 'const y = ok ? a : b'])
    expect(lines('const y = Math.max(a, b)')).toEqual(['const y = Math.min(a, b)'])
  })

  test('types, imports, thrown errors, texts and the step of a loop are left alone', () => {
    expect(lines("import a from 'a'\nthrow new Error(`${1 + 2}`)")).toEqual([])
    expect(lines('const a: 1 | 2 = b')).toEqual([])
    expect(lines("const a = 'n ' + b")).toEqual([])
    expect(lines('for (let i = k; i < n; i++);')).toEqual(['for (let i = k; i <= n; i++);'])
  })

  test('a mutant knows its line', () => {
    expect(mutantsOf('a.ts', 'const a = b\n\nconst c = a * b').map(({ line }) => line)).toEqual([3])
  })
})
