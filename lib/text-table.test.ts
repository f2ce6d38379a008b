import { expect, it } from 'vitest'
import { textTable, visibleWidth } from 'chalkgrad/text-table'

it('a column is as wide as its widest cell, and no line ends in spaces', () => {
  expect(
    textTable(
      [
        ['name', 'n'],
        ['a', '10'],
        ['b', ''],
      ],
      (column) => column === 1,
    ),
  ).toEqual(['name   n', 'a     10', 'b'])
})

it('width is what a terminal shows: no column for a color or an accent, two for a wide letter', () => {
  expect(visibleWidth('\u001b[32mok\u001b[39m')).toBe(2)
  expect(visibleWidth('e\u0301')).toBe(1)
  expect(visibleWidth('─·é')).toBe(3)
  expect(visibleWidth('日本語')).toBe(6)
  expect(visibleWidth('猫 ✅')).toBe(5)
  expect(visibleWidth('ｱ')).toBe(1)
})

it('a row of wide or colored cells lines up with the others', () => {
  const rows = [
    ['日本語', '1'],
    ['\u001b[31mabc\u001b[39m', '2'],
  ]
  expect(textTable(rows)).toEqual(['日本語  1', '\u001b[31mabc\u001b[39m     2'])
})

it('cells that only some rows have are kept', () => {
  expect(textTable([['a'], ['b', 'c']])).toEqual(['a', 'b  c'])
})
