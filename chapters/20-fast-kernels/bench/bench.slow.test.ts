import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { ArgumentError } from '../../../lib/errors.ts'
import { root } from '../../book/root.ts'
import { bench } from './bench.ts'
import { peers, peersNamed } from './peers.ts'
import type { Report } from './report.ts'
import { rowsOf } from './rows.ts'
import { versions } from './versions.ts'
import { works } from './works.ts'

const measure = async (names: string[], work: string) => {
  const rows = await rowsOf(works[work], peersNamed(names), 0.02)
  return Promise.all(
    rows.map(({ measure }) => (typeof measure === 'string' ? { why: measure } : measure())),
  )
}

test('the sets of kernels train to the same losses, each in its own process', async () => {
  const [slow, fast] = await measure(['reference', 'wasm-2'], 'mlp')
  expect(slow).toMatchObject({
    ms: expect.any(Number),
    losses: [expect.any(Number), expect.any(Number)],
  })
  const [first, second] = [slow, fast].map((row) => ('losses' in row ? row.losses : []))
  for (const i of [0, 1]) expect(second[i]).toBeCloseTo(first[i], 4)
  expect(first[1]).toBeLessThan(first[0])
}, 60_000)

test('a peer that is not there says so', async () => {
  const nowhere = { ...peersNamed(['pytorch-1'])[0], python: 'no_such_module' }
  const [row] = await rowsOf(works.mlp, [nowhere], 0.02)
  expect(row.measure).toMatch(/no Python here has the module no_such_module/)
})

test('every package of a peer has its version', () => {
  for (const name of peers.flatMap(({ packages }) => packages))
    expect(versions[name]).toMatch(/^\d+\.\d+\.\d+$/)
  expect(new Set(peers.map(({ name }) => name)).size).toBe(peers.length)
})

test('names of peers and works are found, or refused with a guess', async () => {
  expect(peersNamed(['pytorch']).map(({ name }) => name)).toEqual([
    'pytorch-1',
    'pytorch-2',
  ])
  expect(peersNamed(['engine']).map(({ name }) => name)).toContain('blas-2')
  expect(() => peersNamed(['tfjs-gpu'])).toThrow(
    /no peer 'tfjs-gpu'. Did you mean tfjs-cpu/,
  )
  await expect(bench(['--works', 'matmull'])).rejects.toThrow(ArgumentError)
  await expect(bench(['--rounds', 'many'])).rejects.toThrow(/should be a number above 0/)
})

test('--list names all of them', async () => {
  const log = vi.spyOn(console, 'log').mockImplementation(() => {})
  await bench(['--list'])
  const text = log.mock.calls.flat().join('\n')
  log.mockRestore()
  for (const name of [...peers.map(({ name }) => name), ...Object.keys(works)])
    expect(text).toContain(name)
})

test('--json writes what can be repeated and shared: no path', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'chalkgrad-'))
  const path = join(folder, 'bench.json')
  const log = vi.spyOn(console, 'log').mockImplementation(() => {})
  await bench(
    [
      '--works',
      'graph',
      '--peers',
      'reference',
      '--rounds',
      '2',
      '--seconds',
      '0.02',
    ].concat(['--json', path]),
  )
  const text = readFileSync(path, 'utf8')
  const report = JSON.parse(text) as Report
  expect(log.mock.calls.flat().join('\n')).toMatch(/graph\n.*time[^]*Chalkgrad, reference/)
  log.mockRestore()
  rmSync(folder, { recursive: true })
  expect(report).toMatchObject({
    command: 'npm run bench -- --works graph --peers reference --rounds 2 --seconds 0.02',
    machine: { node: process.version },
    rounds: 2,
    works: { graph: [{ name: 'reference', ms: expect.any(Number), ratio: 1 }] },
  })
  expect(text).not.toContain(folder)
  expect(text).not.toContain(root)
}, 60_000)
