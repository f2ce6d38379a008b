import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { importFaults } from './imports.ts'
import { picture } from './picture.ts'
import { importsOf } from './sources.ts'

let base = ''
beforeEach(() => void (base = mkdtempSync(join(tmpdir(), 'chalkgrad-'))))
afterEach(() => rmSync(base, { recursive: true }))

function put(files: Record<string, string>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(base, path)), { recursive: true })
    writeFileSync(join(base, path), text)
  }
}

function faults(files: Record<string, string>): string[] {
  put(files)
  return importFaults(base)
}

const sound = {
  'lib/errors.ts': 'export class E {}',
  'lib/tensor/tensor.ts':
    "import { E } from '../errors.ts'\nimport type { relu } from '../ops/relu.ts'\nexport const t = E",
  'lib/ops/relu.ts': "import { t } from '../tensor/tensor.ts'\nexport const relu = t",
  'lib/ops/relu.test.ts': "import { test } from 'vitest'\nimport { nn } from 'chalkgrad'",
  'lib/node/index.ts':
    "import { cpus } from 'node:os'\nimport { plot } from 'simple-ascii-chart'\nimport { relu } from '../ops/relu.ts'",
  'chapters/03-autograd/moons.ts': "import { Random } from 'chalkgrad'",
  'chapters/03-autograd/demo.ts': "import { Random } from 'chalkgrad'\nimport { moons } from './moons.ts'",
  'chapters/03-autograd/train.ts':
    "import { experiment } from '#book'\nimport { derivative } from 'mathjs/number'\nimport results from './results.json'",
  'chapters/03-autograd/examples/a.ts':
    "import { Value } from 'chalkgrad'\nimport { conformanceFaults } from 'chalkgrad/conformance'",
  'chapters/03-autograd/Demo.vue':
    '<script setup lang="ts">\nimport { useDemo } from \'../../site/components/demo.ts\'\n</script>\n<template><p>import nothing</p></template>',
  'chapters/book/index.ts': "import type { Site } from '../../site/strings.ts'\nimport '../../exercises/manifest.ts'",
  'chapters/book/commands/chapter.ts': "await import('../../../exercises/runner/mine/run-mine.ts')",
  'exercises/manifest.ts': "import first from './01-tensors/manifest.ts'",
  'exercises/01-tensors/manifest.ts': "import type { ExerciseEntry } from '#exercises'",
  'exercises/01-tensors/a/a.ts': "import { todo } from '#exercises'\nimport { im2col } from 'chalkgrad/ops/im2col'",
  'exercises/runner/index.ts': "import '../../chapters/book/index.ts'",
  'solutions/01-tensors/a/a.ts': "import '#exercises'",
  'site/plugins/a.ts': "import '#book'",
  'gpu/src/device.ts': "import { createRequire } from 'node:module'\nimport './errors.ts'",
  'gpu/launch/matmul.ts': "import '../src/device.ts'",
}

test('the picture shows folders lowest first, what they import, and arrows that go round', () => {
  put({ ...sound, 'exercises/runner/mine.ts': "import '../../chapters/book/commands/chapter.ts'" })
  const lines = picture(base).split('\n')
  const place = (room: string) => lines.findIndex((line) => line.startsWith(`${room} `))
  expect(place('lib/errors.ts')).toBeLessThan(place('lib/tensor'))
  expect(lines[place('lib/tensor')]).toMatch(/^lib\/tensor +1 +2  lib\/errors\.ts$/)
  expect(lines[place('exercises/runner')]).toMatch(/chapters\/book ↻ chapters\/book\/commands$/)
  expect(lines.at(-3)).toMatch(/arrows; round: (chapters\/book\/commands|exercises\/runner) ⇄ /)
  expect(lines.at(-1)).toBe('lib without node, bench and wasm: 3 files, 3 lines')
})

test('a sound tree has no fault', () => expect(faults(sound)).toEqual([]))

describe('planted faults', () => {
  test.each<[string, Record<string, string>, RegExp]>([
    [
      'a value from a higher layer',
      { 'lib/tensor/tensor.ts': "\nimport { relu } from '../ops/relu.ts'" },
      /^lib\/tensor\/tensor\.ts:2: .*lies above/,
    ],
    [
      'a re-export from a higher layer',
      { 'lib/errors.ts': "export { t } from './tensor/tensor.ts'" },
      /^lib\/errors\.ts:1: .*lies above/,
    ],
    [
      'a dynamic import upwards',
      { 'lib/errors.ts': "await import('./ops/relu.ts')" },
      /^lib\/errors\.ts:1: .*lies above/,
    ],
    ['types in a value import', { 'lib/tensor/tensor.ts': "import { type relu } from '../ops/relu.ts'" }, /lies above/],
    [
      'node: outside lib/node',
      { 'lib/ops/relu.ts': "import { readFileSync } from 'node:fs'" },
      /^lib\/ops\/relu\.ts:1: 'node:fs' may be imported only in/,
    ],
    [
      'a package outside lib/node',
      { 'lib/ops/relu.ts': "import { evaluate } from 'mathjs'" },
      /'mathjs' may be imported only in/,
    ],
    ['the barrel from inside', { 'lib/ops/relu.ts': "import { tensor } from 'chalkgrad'" }, /import by relative path/],
    ['a folder in no layer', { 'lib/misc/x.ts': '' }, /'misc' is not in the list of layers/],
    ['out of lib', { 'lib/ops/relu.ts': "import '../../exercises/x.ts'" }, /leaves lib/],
    [
      'a cycle in one layer',
      { 'lib/ops/a.ts': "import './b.ts'", 'lib/ops/b.ts': "import './a.ts'" },
      /a cycle of imports: lib\/ops\/a\.ts → lib\/ops\/b\.ts → lib\/ops\/a\.ts/,
    ],
    [
      'a demo with Node',
      { 'chapters/03-autograd/demo.ts': "import 'chalkgrad/node'" },
      /demo\.ts:1: 'chalkgrad\/node': demo\.ts imports only chalkgrad$/,
    ],
    [
      'a demo with what no page needs',
      { 'chapters/03-autograd/demo.ts': "import 'chalkgrad/conformance'" },
      /demo\.ts imports only chalkgrad$/,
    ],
    [
      'a demo with Node behind a helper',
      { 'chapters/03-autograd/moons.ts': "import 'node:fs'" },
      /moons\.ts:1: 'node:fs' \(reached from demo\.ts\)/,
    ],
    [
      'train.ts with a part of the engine',
      { 'chapters/03-autograd/train.ts': "import 'chalkgrad/ops/relu'" },
      /train\.ts imports only chalkgrad, #book, chalkgrad\/node, mathjs/,
    ],
    ['a yardstick of another chapter', { 'chapters/01-tensors/train.ts': "import 'mathjs'" }, /'mathjs'/],
    [
      'a later chapter’s file',
      { 'chapters/03-autograd/train.ts': "import '../04-backprop/x.ts'" },
      /outside the chapter/,
    ],
    [
      'another chapter’s demo',
      { 'chapters/03-autograd/train.ts': "import '../01-tensors/demos/a/x.ts'" },
      /outside the chapter/,
    ],
    [
      'Node behind an earlier chapter’s program',
      {
        'chapters/03-autograd/moons.ts': "import '../01-tensors/x.ts'",
        'chapters/01-tensors/x.ts': "import 'node:fs'",
      },
      /x\.ts:1: 'node:fs' \(reached from demo\.ts\)/,
    ],
    [
      'an example with a helper',
      { 'chapters/03-autograd/examples/a.ts': "import './b.ts'" },
      /an example imports only chalkgrad/,
    ],
    [
      'the package gpu with the engine',
      { 'gpu/launch/matmul.ts': "import type { Tensor } from 'chalkgrad'" },
      /leaves gpu\/$/,
    ],
    [
      'the package gpu with what lies beside it',
      { 'gpu/launch/matmul.ts': "import '../../lib/errors.ts'" },
      /^gpu\/launch\/matmul\.ts:1: '..\/..\/lib\/errors\.ts' leaves gpu\/$/,
    ],
    [
      'the binding with how kernels are launched',
      { 'gpu/src/device.ts': "import '../launch/matmul.ts'" },
      /leaves gpu\/src\/$/,
    ],
    ['the engine with what the book knows', { 'lib/node/index.ts': "import '#book'" }, /'#book' leaves lib/],
    [
      'the engine with the exercises',
      { 'lib/node/index.ts': "await import('../../exercises/runner/index.ts')" },
      /leaves lib/,
    ],
    [
      'the book with its commands',
      { 'chapters/book/index.ts': "import './commands/chapter.ts'" },
      /^chapters\/book\/index\.ts:1: '.\/commands\/chapter\.ts' lies above: chapters\/book may/,
    ],
    [
      'the runner of the exercises with the site',
      { 'exercises/runner/index.ts': "import '../../site/strings.ts'" },
      /exercises\/runner may import values from lower places only, and site is higher/,
    ],
    [
      'the site with a chapter’s page',
      { 'site/plugins/a.ts': "import '../../chapters/03-autograd/Demo.vue'" },
      /site may import .* chapters\/NN pages is higher/,
    ],
    [
      'a page with another chapter’s figures',
      { 'chapters/03-autograd/Demo.vue': '<script setup lang="ts">\n\nimport \'../01-tensors/figures.ts\'\n</script>' },
      /^chapters\/03-autograd\/Demo\.vue:3: .* outside the chapter: it belongs to chapters\/01-tensors/,
    ],
    [
      'an exercise with another’s solution',
      { 'exercises/01-tensors/a/checks.ts': "import '../../../solutions/01-tensors/a/a.ts'" },
      /solutions\/NN is higher/,
    ],
    [
      'an exercise with another’s file',
      { 'exercises/01-tensors/a/a.ts': "import '../b/b.ts'" },
      /outside the exercise: it belongs to exercises\/01-tensors\/b/,
    ],
    ['a folder in no place', { 'solutions/shared/a.ts': '' }, /'solutions\/shared' is not in the list of places/],
    [
      'a program with what tests use',
      { 'lib/node/index.ts': "import './blas.fixture.ts'" },
      /^lib\/node\/index\.ts:1: .* is for tests only/,
    ],
    [
      'a cycle on the site',
      { 'site/a.ts': "import './components/b.ts'", 'site/components/b.ts': "import '../a.ts'" },
      /a cycle of imports: site\/a\.ts → site\/components\/b\.ts → site\/a\.ts/,
    ],
  ])('%s', (_, change, message) => {
    const found = faults({ ...sound, ...change })
    expect(found).toHaveLength(1)
    expect(found[0]).toMatch(message)
  })
})

test('only `import type` and `export type` leave no trace at run time', () => {
  const values = importsOf(
    'lib/ops/a.ts',
    [
      "import type { A } from './1.ts'",
      "import { type A } from './2.ts'",
      "import A, { type B } from './3.ts'",
      "import type from './4.ts'",
      "export type { A } from './5.ts'",
      "export * from './6.ts'",
    ].join('\n'),
  )
  expect(values.map(({ target, value, line }) => [target, value, line])).toEqual([
    ['lib/ops/1.ts', false, 1],
    ['lib/ops/2.ts', true, 2],
    ['lib/ops/3.ts', true, 3],
    ['lib/ops/4.ts', true, 4],
    ['lib/ops/5.ts', false, 5],
    ['lib/ops/6.ts', true, 6],
  ])
})
