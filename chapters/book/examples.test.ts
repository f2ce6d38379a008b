import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { runExamples } from './commands/examples.ts'
import {
  compare,
  examples,
  firstDifference,
  orphans,
  recordExample,
  runExample,
} from './examples.ts'

let folder = ''
const chapter = () => ({ name: '01-toy', number: 1, slug: 'toy', folder })
const put = (name: string, text: string) =>
  writeFileSync(join(folder, 'examples', name), text)

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chalkgrad-'))
  mkdirSync(join(folder, 'examples'))
})
afterEach(() => {
  vi.restoreAllMocks()
  process.exitCode = undefined
  rmSync(folder, { recursive: true })
})

test('what a listing prints is caught, formatted as console.log does', async () => {
  put('a.ts', "console.log('sum', 1 + 1)\nconsole.log([1, 2])\nconsole.log('a\\nb')\n")
  const [example] = examples(chapter())
  expect(example.name).toBe('toy/a')
  expect(await runExample(example)).toBe('sum 2\n[ 1, 2 ]\na\nb\n')
})

test('the error that ends a listing is its last line', async () => {
  put('a.ts', "console.log('before')\nthrow new TypeError('no')\n")
  expect(await runExample(examples(chapter())[0])).toBe('before\nTypeError: no\n')
})

test('a listing runs anew each time, and the console is given back', async () => {
  const log = console.log
  put('a.ts', "console.log('once')\n")
  const [example] = examples(chapter())
  await runExample(example)
  expect(await runExample(example)).toBe('once\n')
  expect(console.log).toBe(log)
})

test('a record is missing, the same (with any line ends), or different', async () => {
  put('a.ts', "console.log('one')\nconsole.log('two')\n")
  const [example] = examples(chapter())
  const output = await runExample(example)
  expect(compare(example, output)).toBe('unrecorded')
  recordExample(example, output)
  expect(compare(example, output)).toBe('same')
  put('a.out', 'one\r\ntwo\r\n')
  expect(compare(example, output)).toBe('same')
  put('a.out', 'one\n2\n')
  expect(compare(example, output)).toBe('different')
  expect(firstDifference('one\n2\n', output)).toBe('line 2\n  recorded: 2\n  printed:  two')
})

test('a record whose listing is gone is reported', () => {
  put('gone.out', 'x\n')
  expect(orphans(chapter())).toEqual(['toy/gone.out'])
})

test('the command fails on a changed output, and --write mends it', async () => {
  const log = vi.spyOn(console, 'log').mockImplementation(() => {})
  put('a.ts', "console.log('new')\n")
  put('a.out', 'old\n')
  await runExamples([], [chapter()])
  expect(process.exitCode).toBe(1)
  expect(log.mock.calls.flat().join('\n')).toMatch(
    /different.* toy\/a\nline 1\n {2}recorded: old\n {2}printed: {2}new/,
  )

  process.exitCode = undefined
  await runExamples(['--write', 'toy'], [chapter()])
  expect(readFileSync(join(folder, 'examples', 'a.out'), 'utf8')).toBe('new\n')
  await runExamples([], [chapter()])
  expect(process.exitCode).toBeUndefined()
})
