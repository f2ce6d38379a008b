import { expect, test } from 'vitest'
import { root } from '../../chapters/book/root.ts'
import { outputKind, parseQuote } from './quotes.ts'

test('an output with columns keeps its lines; one with a long message is wrapped', () => {
  const table = 'ham    0.989   0.926\nspam   0.364   0.800\n'
  expect(outputKind(table)).toBe(' quote-output quote-table')
  expect(outputKind(`${table}ShapeError: ${'too long '.repeat(9)}`)).toBe(' quote-output')
  expect(outputKind('loss 0.5\n  indented, no columns\n')).toBe(' quote-output')
})

test('quotes name a file below the root or beside the text, symbols and flags', () => {
  const from = `${root}/chapters/04-backprop/index.md`
  expect(parseQuote(' lib/ops/arithmetic.ts#add,mul {nodoc}', from)).toEqual({
    path: 'lib/ops/arithmetic.ts',
    symbols: ['add', 'mul'],
    flags: ['nodoc'],
  })
  expect(parseQuote('./examples/a.out', from)).toEqual({
    path: 'chapters/04-backprop/examples/a.out',
    symbols: [],
    flags: [],
  })
})
