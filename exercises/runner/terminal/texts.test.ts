import { stripVTControlCharacters } from 'node:util'
import { expect, test } from 'vitest'
import { detail, next, overview, score } from './board.ts'
import { suggest } from '../../../lib/suggest.ts'
import type { ExerciseEntry } from '../../../chapters/book/exercise.ts'
import { siteAnchors } from '../../../chapters/book/anchors.ts'
import { redirect } from '../mine/redirect.ts'
import { firstLine } from '../child/first-line.ts'
import { parseHints } from '../../../chapters/book/hints.ts'
import { verdict } from './verdict.ts'

const entry = (name: string, points: number): ExerciseEntry => ({
  id: `first/${name}`,
  title: `Write ${name}`,
  chapter: '01-first',
  level: 'try',
  points,
  minutes: 5,
})
const exercises = [entry('one', 2), entry('two', 3), entry('three', 4)]
const statuses = new Map([['first/one', 'solved'], ['first/two', 'wrong']] as const) // prettier-ignore

test('the board: a square an exercise, a count, the next one', () => {
  const chapter = { folder: '01-first', number: 1, slug: 'first', exercises }
  expect(stripVTControlCharacters(overview([chapter], statuses))).toBe('   1  first  ■ ✗ ·  1 of 3')
  expect(stripVTControlCharacters(score(exercises, statuses))).toBe('1 of 3 exercises solved · 2 of 9 points')
  expect(stripVTControlCharacters(detail(exercises, statuses)).split('\n')[1]).toMatch(
    /✗ two {4}Write two {4}try +3 points +5 min +not right yet/,
  )
  expect(next(exercises, statuses)?.id).toBe('first/two')
})

test('the verdict: failures fail, stubs do not, and a run in which nothing ran fails', () => {
  const counts = { passed: 0, failed: 0, skipped: 0, todo: 0 }
  expect(verdict({ ...counts, passed: 3, skipped: 1 })).toEqual({ code: 0, lines: ['3 passed, 0 failed, 1 skipped'] })
  expect(verdict({ ...counts, skipped: 2, todo: 2 }).code).toBe(0)
  expect(verdict({ ...counts, passed: 3, failed: 1 }).code).toBe(1)
  expect(verdict({ ...counts, skipped: 2 }).code).toBe(1)
  expect(verdict({ ...counts, skipped: 2 }).lines).toContain('no test ran, so nothing was shown to work')
})

test('a typing mistake finds the name', () => {
  expect(suggest('sumto', ['sum-to', 'matmul', 'backprop/sum-to'])).toEqual(['sum-to'])
  expect(suggest('prop', ['backprop', 'tensors'])).toEqual(['backprop'])
  expect(suggest('frist', ['first', 'zebra'])).toEqual(['first'])
  expect(suggest('zzz', ['sum-to'])).toEqual([])
})

test('hints are the sections of the file', () => {
  expect(parseHints('intro\n\n## Nudge\nthink\n\n## Plan\r\na\n- b\n## Empty')).toEqual([
    { title: 'Nudge', text: 'think' },
    { title: 'Plan', text: 'a\n- b' },
    { title: 'Empty', text: '' },
  ])
})

test('anchors are those of the site', () => {
  const page = '# The title\n## What `sumTo` does: a sum\n```ts\n# no heading\n```\n### 2 paths {#two}\n## 3 ways'
  expect(siteAnchors(page)).toEqual(['the-title', 'what-sumto-does-a-sum', 'two', '_3-ways'])
})

test('a compiler message gives its first line that says something', () => {
  expect(firstLine('Transform failed with 1 error:\n/a: b/a.ts:1:2: ERROR: Unexpected "}"')).toEqual({
    text: 'Unexpected "}"',
    location: '/a: b/a.ts:1',
  })
  expect(firstLine('got 1, wanted 2\nmore')).toEqual({ text: 'got 1, wanted 2' })
})

test('a replacing file still gets the engine file that it replaces', () => {
  const replacements = { 'file:///lib/a.ts': 'file:///mine/a.ts' }
  expect(redirect('file:///lib/a.ts', 'file:///lib/b.ts', replacements)).toBe('file:///mine/a.ts')
  expect(redirect('file:///lib/a.ts?v=1', undefined, replacements)).toBe('file:///mine/a.ts')
  expect(redirect('file:///lib/a.ts', 'file:///mine/a.ts', replacements)).toBe('file:///lib/a.ts')
  expect(redirect('file:///lib/b.ts', undefined, replacements)).toBe('file:///lib/b.ts')
})
