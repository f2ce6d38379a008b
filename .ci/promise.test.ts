import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { brokenPromises, checkPromise, emptyEntries, executedSymbols } from './promise.ts'

let base = ''
beforeEach(() => void (base = mkdtempSync(join(tmpdir(), 'chalkgrad-'))))
afterEach(() => rmSync(base, { recursive: true }))

function put(files: Record<string, string>): void {
  for (const [path, text] of Object.entries({ 'package.json': '{ "type": "module" }', ...files })) {
    mkdirSync(dirname(join(base, path)), { recursive: true })
    writeFileSync(join(base, path), text)
  }
}

describe('which symbols were introduced', () => {
  const first = {
    slug: 'first',
    introduces: ['a.ts#add', 'tensor.ts#Tensor.add'],
    ran: ['a.ts#add', 'errors.ts#E.constructor'],
  }
  const second = {
    slug: 'second',
    introduces: ['b.ts', 'c.ts#C'],
    ran: ['a.ts#add', 'b.ts#x', 'c.ts#C.step', 'node/ui.ts#f'],
  }

  test('here or earlier, by file, symbol or member; plumbing needs no introduction', () => {
    expect(brokenPromises([first, second])).toEqual([])
  })

  test('a removed entry is a fault, told once, for the chapter that comes first', () => {
    expect(brokenPromises([{ ...first, introduces: [] }, second])).toEqual([
      'first: ran, but introduced by no chapter: a.ts#add',
    ])
  })

  test('an entry that comes too late is a fault, and the chapter is named', () => {
    expect(brokenPromises([{ ...first, ran: ['b.ts#x', 'b.ts#y'] }, second])).toEqual([
      'first: ran, but introduced only later, in second: b.ts#x, y',
    ])
  })

  test('a member does not stand for its class, nor a name for one that it begins', () => {
    const ran = ['tensor.ts#Tensor.add', 'tensor.ts#Tensor.sub', 'a.ts#addAll']
    expect(brokenPromises([{ ...first, ran }])).toEqual([
      'first: ran, but introduced by no chapter: tensor.ts#Tensor.sub',
      'first: ran, but introduced by no chapter: a.ts#addAll',
    ])
  })

  test('an entry that names no file, a folder, or no symbol is a fault', () => {
    put({
      'lib/ops/a.ts':
        'export function add() {}\nexport class T { get size() { return 1 } }\nexport const t = { of() {} } as const',
    })
    const introduces = [
      'ops/a.ts',
      'ops/a.ts#add',
      'ops/a.ts#T.size',
      'ops/a.ts#t.of',
      'ops/a.ts#sub',
      'ops/a.ts#T.rank',
      'ops/b.ts',
      'ops',
    ]
    expect(emptyEntries(base, { slug: 's', introduces })).toEqual([
      "s: introduces ops/a.ts#sub, but lib/ops/a.ts has no 'sub'",
      "s: introduces ops/a.ts#T.rank, but lib/ops/a.ts has no 'T.rank'",
      's: introduces ops/b.ts, but there is no file lib/ops/b.ts',
      's: introduces ops, but there is no file lib/ops',
    ])
  })
})

test('functions of transpiled text are told by symbol; loading, static blocks and the transpiler’s helper are not', () => {
  const source =
    'function idle(){}var __name=(f,n)=>f;var t=__name((a)=>a,"t");class A{static{__name(this,"A")}x=1;constructor(){}get b(){return 1}};const o={c(){},d:()=>1};export{t,A,o};'
  const at = (name: string, piece: string) => ({
    name,
    start: source.indexOf(piece),
    end: source.indexOf(piece) + piece.length,
  })
  const functions = [
    { name: '', start: 0, end: source.length },
    at('__name', '(f,n)=>f'),
    at('<static_initializer>', 'static{'),
    at('', '(a)=>a'),
    at('A', 'class A{'),
    at('<instance_members_initializer>', 'x=1'),
    at('get b', 'get b'),
    at('c', 'c(){}'),
    at('d', '()=>1}'),
  ]
  expect(executedSymbols({ path: 'x.ts', source, functions })).toEqual(
    ['t', 'A.constructor', 'A.constructor', 'A.b', 'o.c', 'o.d'].map((name) => `x.ts#${name}`),
  )
})

describe('a small book of its own, run under coverage', () => {
  const engine = {
    'lib/index.ts': "export * from './ops.ts'\nexport { T } from './tensor.ts'\n",
    'lib/ops.ts': [
      'const table = { twice: (x: number) => 2 * x, never: (x: number) => x }',
      "if (typeof table === 'undefined') throw new Error('a line that runs while the module loads')",
      'export function double(x: number): number { return table.twice(helper(x)) }',
      'function helper(x: number): number { return [x].map((y) => y)[0] }',
      'export const half = (x: number): number => x / 2',
      'export const loaded = half(4)',
    ].join('\n'),
    'lib/tensor.ts': 'export class T {\n  value = 1\n  get size(): number { return 3 }\n  unused(): void {}\n}\n',
    'chapters/01-one/train.ts':
      "import { double } from '../../lib/index.ts'\nexport default { description: '', options: { n: 3 }, about: {}, run: ({ n }: { n: number }) => ({ metrics: { x: double(n) } }) }",
    // `half` runs only for another choice than the default; a choice may lack its data.
    'chapters/04-four/train.ts': [
      "import { half } from '../../lib/index.ts'",
      "export default { description: '', options: { n: 'a' }, about: { n: { choices: ['a', 'b', 'c'] } }, run }",
      'function run({ n }: { n: string }) {',
      "  if (n === 'b') half(1)",
      "  if (n === 'c') throw Object.assign(new Error('no data'), { name: 'DataError' })",
      '}',
    ].join('\n'),
    'chapters/02-two/train.ts':
      "import { T } from '../../lib/index.ts'\nexport default { description: '', options: {}, about: {}, run: () => ({ metrics: { x: new T().size } }) }",
  }
  const page = (...entries: string[]) =>
    `---\ntitle: x\nintroduces:\n${entries.map((entry) => `  - ${entry}: why\n`).join('')}---\n`

  test('what ran is told by symbol; removed entries and a program that throws are faults', async () => {
    put({
      ...engine,
      // What ran only while loading (half), or never (never, unused), is not asked for.
      'chapters/01-one/index.md': page('ops.ts#double', 'ops.ts#helper', 'ops.ts#table.twice'),
      'chapters/02-two/index.md': page('tensor.ts#T.size'),
      'chapters/03-three/index.md': page('ops.ts#third'),
      'chapters/04-four/index.md': '---\ntitle: x\n---\n',
      'chapters/03-three/train.ts':
        "export default { description: '', options: {}, about: {}, run() { throw new Error('planted') } }",
    })
    const { faults, summary } = await checkPromise(base)
    expect(faults).toHaveLength(4)
    expect(faults[0]).toMatch(/^three: its program failed[^]*planted/)
    expect(faults[1]).toBe("three: introduces ops.ts#third, but lib/ops.ts has no 'third'")
    expect(faults[2]).toBe('two: ran, but introduced by no chapter: tensor.ts#T.constructor')
    expect(faults[3]).toBe('four: ran, but introduced by no chapter: ops.ts#half')
    expect(summary).toBe('3 programs ran 6 symbols of the engine; 0 of them are plumbing (0 %)')
  })
})
