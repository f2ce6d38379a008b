import { expect, test } from 'vitest'
import { strings } from '../strings.ts'
import { create } from '../home-demo.ts'
import { glossaryMarkdown } from '../plugins/glossary-page.ts'
import { describeChart, placeable } from './chart-spec.ts'
import { hintBlocks } from './hint-text.ts'
import { fromPosition, toPosition } from './scale.ts'

test('a logarithmic slider reaches both of its ends', () => {
  expect(fromPosition(toPosition(0.001, 0.001, 3), 0.001, 3)).toBe(0.001)
  expect(fromPosition(toPosition(3, 0.001, 3), 0.001, 3)).toBe(3)
})

test('a chart is described by the last values of its lines', () => {
  expect(describeChart({ title: 'Loss', series: [{ label: 'train', data: [2, 0.12345] }] })).toBe(
    `Loss. ${strings.chart.endsAt('train', '0.123')}.`,
  )
  expect(describeChart({ title: 'Loss', series: [{ label: 'train', data: [] }] })).toContain(strings.chart.empty)
})

test('what has no place on the axes has no height', () => {
  expect(placeable([1, 0, Infinity, NaN, -1], {})).toEqual([
    [0, 1],
    [1, 0],
    [2, NaN],
    [3, NaN],
    [4, -1],
  ])
  expect(
    placeable(
      [
        [0, 1],
        [1, 0],
        [2, -1],
        [3, 4],
      ],
      { logX: true, logY: true },
    ).map(([, y]) => y),
  ).toEqual([NaN, NaN, NaN, 4])
})

test('a hint becomes paragraphs, lists and listings', () => {
  expect(
    hintBlocks('Look at **both**\naxes.\n\n- one\n- two\n  more\n\n1. first\n2. second\n\n```ts\nconst a = 1\n```'),
  ).toEqual([
    { kind: 'text', lines: ['Look at both axes.'] },
    { kind: 'list', lines: ['one', 'two more'] },
    { kind: 'steps', lines: ['first', 'second'] },
    { kind: 'code', lines: ['const a = 1'] },
  ])
})

test('the network of the home page learns the two moons, for several seeds', () => {
  for (const seed of [1, 2]) {
    const demo = create({ seed })
    const before = demo.first().loss
    let frame = demo.first()
    while (!demo.done()) frame = demo.step()
    expect(frame.loss).toBeLessThan(before / 5)
    expect(frame.accuracy).toBeGreaterThan(0.97)
    expect(frame.belief.every((belief) => belief >= 0 && belief <= 1)).toBe(true)
  }
})

test('no formula of the glossary has a | that would end its cell of the table', () => {
  const rows = glossaryMarkdown()
    .split('\n')
    .filter((line) => line.startsWith('| ['))
  expect(rows.length).toBeGreaterThan(50)
  for (const row of rows) expect(row.split('|').length, row).toBe(7)
})
