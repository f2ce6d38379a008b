import { PassThrough } from 'node:stream'
import { stripVTControlCharacters } from 'node:util'
import { afterEach, expect, test, vi } from 'vitest'
import { drawImage, lineChart, progressBar, table } from './terminal.ts'

afterEach(() => vi.unstubAllEnvs())

test('a table puts words to the left and numbers to the right', () => {
  expect(
    table(
      ['name', 'value'],
      [
        ['loss', 0.25],
        ['accuracy', 12],
      ],
    ),
  ).toBe(
    ['name      value', '────────  ─────', 'loss       0.25', 'accuracy     12'].join('\n'),
  )
})

test('a chart names its curves and its range', () => {
  const chart = stripVTControlCharacters(
    lineChart({ train: [4, 2, 1, 0.5], test: [4, 3, 2, 1] }),
  )
  for (const text of ['train', 'test', '0.5', '4']) expect(chart).toContain(text)
})

test('a chart of a run that diverged still draws what is finite', () => {
  expect(
    stripVTControlCharacters(lineChart({ loss: [1, 10, 100, NaN, Infinity] })),
  ).toContain('100')
})

test('curves too short or too flat for a chart are given in words', () => {
  expect(lineChart({ loss: [] })).toBe('loss: nothing to draw')
  expect(lineChart({ loss: [0.5] })).toBe('loss: 0.5')
  expect(lineChart({ loss: [1, 1, 1] })).toBe('loss: 1')
})

test('a long curve is thinned but keeps its last point', () => {
  const long = Array.from({ length: 100_000 }, (_, i) => (i === 99_999 ? 77 : i % 2))
  expect(stripVTControlCharacters(lineChart({ loss: long }))).toContain('77')
})

test('an image takes half as many lines as it has rows', () => {
  const lines = stripVTControlCharacters(
    drawImage({ width: 3, height: 4, pixels: [0, 1, 0, 0, 1, 0, 1, 1, 1, 1, 1, 1] }),
  ).split('\n')
  expect(lines).toHaveLength(2)
  expect(lines[1]).toMatch(/^(▀▀▀|███)$/)
})

test('the progress bar draws on a terminal, also from a loop that never yields, and is silent elsewhere', () => {
  const draw = (isTTY: boolean, term = 'xterm') => {
    vi.stubEnv('TERM', term)
    const stream = new PassThrough()
    const methods = {
      isTTY,
      cursorTo() {},
      clearLine() {},
      moveCursor() {},
      clearScreenDown() {},
    }
    const bar = progressBar(
      3,
      'epoch',
      Object.assign(stream, methods) as unknown as NodeJS.WriteStream,
    )
    bar.step('loss 0.5')
    const until = performance.now() + 250
    while (performance.now() < until);
    bar.step('loss 0.25')
    bar.end()
    return String(stream.read() ?? '')
  }
  expect(draw(true)).toMatch(/epoch.*2\/3.*loss 0\.25/s)
  expect(draw(false)).toBe('')
  expect(draw(true, 'dumb')).toBe('')
})
