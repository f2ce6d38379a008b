import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { brokenPromises, checkPromise, emptyEntries } from './promise.ts'
import { symbolAt, symbolsOf } from './symbols.ts'

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

  test('a removed entry is a fault', () => {
    expect(brokenPromises([{ ...first, introduces: [] }, second])).toEqual([
      'first: a.ts#add ran, but no chapter introduces it',
      'second: a.ts#add ran, but no chapter introduces it',
    ])
  })

  test('an entry that comes too late is a fault, and the chapter is named', () => {
    expect(brokenPromises([{ ...first, ran: ['b.ts#x'] }, second])).toEqual([
      'first: b.ts#x ran, but is introduced only later, in second',
    ])
  })

  test('a member does not stand for its class, nor a name for one that it begins', () => {
    const ran = ['tensor.ts#Tensor.add', 'tensor.ts#Tensor.sub', 'a.ts#addAll']
    expect(brokenPromises([{ ...first, ran }]).map((fault) => fault.split(' ')[1])).toEqual([
      'tensor.ts#Tensor.sub',
      'a.ts#addAll',
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

test('a place in transpiled text belongs to the innermost symbol', () => {
  const text =
    'var t=__name((a)=>a,"t");class A{static{__name(this,"A")}#x=1;constructor(){}get b(){return 1}};const o={c(){},d:()=>1};export{t,A,o};'
  const symbols = symbolsOf('executed.js', text)
  const at = (piece: string) => symbolAt(symbols, text.indexOf(piece))?.name
  expect([at('(a)=>'), at('constructor'), at('get b'), at('c()'), at('()=>1'), at('export')]).toEqual([
    't',
    'A.constructor',
    'A.b',
    'o.c',
    'o.d',
    undefined,
  ])
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
      "import { double } from '../../lib/index.ts'\nexport default { description: '', options: { n: 3 }, run: ({ n }: { n: number }) => ({ metrics: { x: double(n) } }) }",
    'chapters/02-two/train.ts':
      "import { T } from '../../lib/index.ts'\nexport default { description: '', options: {}, run: () => ({ metrics: { x: new T().size } }) }",
  }
  const page = (...entries: string[]) =>
    `---\ntitle: x\nintroduces:\n${entries.map((entry) => `  - ${entry}: why\n`).join('')}---\n`

  test('what ran is told by symbol; what ran only while loading, or never, is not asked for', async () => {
    put({
      ...engine,
      'chapters/01-one/index.md': page('ops.ts#double', 'ops.ts#helper', 'ops.ts#table.twice'),
      'chapters/02-two/index.md': page('tensor.ts#T.constructor', 'tensor.ts#T.size'),
    })
    const { faults, summary } = await checkPromise(base)
    expect(faults).toEqual([])
    expect(summary).toBe('2 programs ran 5 symbols of the engine; 0 of them are plumbing (0 %)')
  })

  test('a removed entry fails, and so does a program that throws', async () => {
    put({
      ...engine,
      'chapters/01-one/index.md': page('ops.ts#double', 'ops.ts#helper'),
      'chapters/02-two/index.md': page('tensor.ts#T.size'),
      'chapters/03-three/index.md': page('ops.ts#half'),
      'chapters/03-three/train.ts':
        "export default { description: '', options: {}, run() { throw new Error('planted') } }",
    })
    const { faults } = await checkPromise(base)
    expect(faults[0]).toMatch(/^three: its program failed[^]*planted/)
    expect(faults.slice(1)).toEqual([
      'one: ops.ts#table.twice ran, but no chapter introduces it',
      'two: tensor.ts#T.constructor ran, but no chapter introduces it',
    ])
  })
})
