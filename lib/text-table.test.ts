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
      { isRight: (column) => column === 1 },
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

const rows = [
  ['rung', 'what it adds', 'rate'],
  ['naive', 'the definition, as it stands in the book', '1.25'],
  ['threads', 'several cores', '80'],
]
const isRight = (column: number) => column === 2

it('where there is less room, texts are wrapped at words and numbers stay whole', () => {
  const lines = textTable(rows, { isRight, width: 34, ruled: true })
  expect(lines).toEqual([
    'rung     what it adds         rate',
    '───────  ───────────────────  ────',
    'naive    the definition, as   1.25',
    '         it stands in the',
    '         book',
    'threads  several cores          80',
  ])
})

it('columns that have no room even so are laid below, each with the name of its row', () => {
  const counts = [
    ['class', ...'abcdefgh'].map(String),
    ['shirt', ...Array.from({ length: 8 }, (_, i) => String(100 + i))],
  ]
  const lines = textTable(counts, { isRight: (column) => column > 0, width: 24 })
  expect(lines).toEqual([
    'class    a    b    c',
    'shirt  100  101  102',
    '',
    'class    d    e    f',
    'shirt  103  104  105',
    '',
    'class    g    h',
    'shirt  106  107',
  ])
  for (const width of [20, 24, 30, 40, 60])
    for (const line of textTable(counts, { isRight: (column) => column > 0, width }))
      expect(line.length).toBeLessThanOrEqual(width)
})
