import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { withoutPlace } from './place-in-text.ts'

let base = ''
beforeEach(() => void (base = mkdtempSync(join(tmpdir(), 'chalkgrad-'))))
afterEach(() => rmSync(base, { recursive: true }))

function put(path: string, text: string): void {
  mkdirSync(dirname(join(base, path)), { recursive: true })
  writeFileSync(join(base, path), text)
}

/** The faults of a chapter that introduces `entry` and has this text. */
function faultsOf(entry: string, text: string, typed: string[] = []): string[] {
  put(
    'lib/ops/join.ts',
    'export function concat() {}\nexport function stack() {}\nfunction hidden() {}\nexport class T {\n  at() {}\n}\n',
  )
  put('lib/ops/layer-norm.ts', 'export function ln() {}\n')
  const folder = join(base, 'chapters/01-a')
  put('chapters/01-a/index.md', `---\nintroduces: [concat, stack, layer norm]\n---\n${text}\n`)
  put('chapters/01-a/examples/one.ts', "import { stack } from 'chalkgrad'\n")
  const [file, symbol = ''] = entry.split('#')
  return withoutPlace(base, [{ slug: 'a', folder, introduces: [{ file, symbol, text: '' }] }], new Set(typed))
}

test('an entry with a symbol is named in the text, in a listing of the chapter, or quoted', () => {
  const entry = 'ops/join.ts#stack'
  expect(faultsOf(entry, 'A haystack, and stacks of them.')).toEqual([
    'a: introduces ops/join.ts#stack, and its text has no place for it',
  ])
  expect(faultsOf(entry, 'Then `stack` gives a new axis.')).toEqual([])
  expect(faultsOf(entry, '<<< ./examples/one.ts')).toEqual([])
  expect(faultsOf(entry, '<<< lib/ops/join.ts#concat,stack {nodoc}')).toEqual([])
  expect(faultsOf(entry, '<<< lib/ops/join.ts#concat')).toHaveLength(1)
})

test('a member is named, or its class is quoted', () => {
  expect(faultsOf('ops/join.ts#T.at', 'Nothing.')).toHaveLength(1)
  expect(faultsOf('ops/join.ts#T.at', 'x.at(1)')).toEqual([])
  expect(faultsOf('ops/join.ts#T.at', '<<< lib/ops/join.ts#T')).toEqual([])
})

test('a file has a place by a symbol of it, by a quote, or by its name', () => {
  const none = ['a: introduces ops/layer-norm.ts, and its text has no place for it']
  expect(faultsOf('ops/layer-norm.ts', 'The norm of a layer.')).toEqual(none)
  expect(faultsOf('ops/layer-norm.ts', 'Layer norms divide.')).toEqual([])
  expect(faultsOf('ops/layer-norm.ts', '`ln(x)`')).toEqual([])
  expect(faultsOf('ops/layer-norm.ts', '<<< lib/ops/layer-norm.ts')).toEqual([])
  expect(faultsOf('ops/join.ts', 'What is hidden.')).toHaveLength(1)
})

test('of a file, all that readers can type is named', () => {
  expect(faultsOf('ops/join.ts', '`concat` joins.', ['concat', 'stack', 'T'])).toEqual([
    'a: introduces ops/join.ts, and no chapter up to it names stack, T, which readers can type',
  ])
  expect(faultsOf('ops/join.ts', '`concat` and `stack` make a `T`.', ['concat', 'stack', 'T'])).toEqual([])
})
