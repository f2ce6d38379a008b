import { expect, test } from 'vitest'
import { outputKind } from './quotes.ts'

test('an output with columns keeps its lines; one with a long message is wrapped', () => {
  const table = 'ham    0.989   0.926\nspam   0.364   0.800\n'
  expect(outputKind(table)).toBe(' quote-output quote-table')
  expect(outputKind(`${table}ShapeError: ${'too long '.repeat(9)}`)).toBe(' quote-output')
  expect(outputKind('loss 0.5\n  indented, no columns\n')).toBe(' quote-output')
})
