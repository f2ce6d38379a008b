import { expect, test } from 'vitest'
import { glossaryMarkdown } from './glossary-page.ts'

test('no formula and no word splits a cell of the tables: |w| has two bars', () => {
  const cells = (line: string): number => line.split(/(?<!\\)\|/).length
  const tables = glossaryMarkdown()
    .split('\n\n')
    .filter((block) => block.startsWith('|'))
    .map((block) => block.split('\n'))
  expect(tables.length).toBe(3)
  for (const [heading, ...rows] of tables) expect(rows.filter((row) => cells(row) !== cells(heading))).toEqual([])
  expect(glossaryMarkdown()).toContain('\\vert w\\vert')
})
