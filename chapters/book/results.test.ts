import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { anySeed, between, experiment } from './experiment.ts'
import { commandLine, run, writeResult, type Results, type RunResult } from './results.ts'
import { threadCount } from '../../lib/wasm/thread-count.ts'
import { silentUi } from './silent-ui.ts'

let folder = ''
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'chalkgrad-'))))
afterEach(() => rmSync(folder, { recursive: true }))

const toy = experiment({
  description: 'a toy',
  options: { seed: 1, learningRate: 0.1, data: 'xor', shuffle: true },
  about: {
    seed: { help: '', range: anySeed },
    learningRate: { help: '', range: between(0, 10) },
    data: { help: '', choices: ['xor'] },
    shuffle: { help: '' },
  },
  runName: ({ data }) => data,
  run: ({ seed, learningRate }) => ({
    metrics: { product: seed * learningRate },
    curves: { loss: [2, 1] },
  }),
})
const options = { seed: 2, learningRate: 0.5, data: 'xor', shuffle: false }
const chapter = () => ({ name: '09-toy', number: 9, slug: 'toy', folder })
const read = () => JSON.parse(readFileSync(join(folder, 'results.json'), 'utf8')) as Results

test('a run keeps what is needed to repeat it, and nothing about where it ran', async () => {
  const { name, result } = await run(chapter(), toy, options, 'reference', silentUi(false))
  expect(name).toBe('xor')
  expect(result).toMatchObject({
    options,
    kernels: 'reference',
    metrics: { product: 1 },
    curves: { loss: [2, 1] },
    threads: threadCount(),
  })
  expect(result.command).toBe(
    'npm run chapter toy -- --seed 2 --learning-rate 0.5 --no-shuffle --kernels reference',
  )
  expect(result.date).toMatch(/^\d{4}-\d\d-\d\d$/)
  expect(Object.keys(result.machine)).toEqual(['cpu', 'cores', 'node', 'platform'])
  expect(JSON.stringify(result)).not.toContain(process.cwd())
})

test('a run with defaults has the shortest command', () => {
  expect(commandLine('toy', toy, toy.options, 'wasm')).toBe(
    'npm run chapter toy -- --kernels wasm',
  )
})

test('results are merged by name and leave no other file behind', async () => {
  const { result } = await run(chapter(), toy, options, 'reference', silentUi(false))
  writeResult(chapter(), 'xor', result)
  writeResult(chapter(), 'main', result)
  writeResult(chapter(), 'xor', { ...result, metrics: { product: 7 } } satisfies RunResult)
  expect(Object.keys(read())).toEqual(['main', 'xor'])
  expect([read().main.metrics.product, read().xor.metrics.product]).toEqual([1, 7])
  expect(readFileSync(join(folder, 'results.json'), 'utf8')).toContain('"loss": [2, 1]')
  expect(readdirSync(folder)).toEqual(['results.json'])
})

test('a results.json that is not JSON is not overwritten', async () => {
  writeFileSync(join(folder, 'results.json'), '{ half')
  const { result } = await run(chapter(), toy, options, 'reference', silentUi(false))
  expect(() => writeResult(chapter(), 'main', result)).toThrow(/expected JSON/)
  expect(readFileSync(join(folder, 'results.json'), 'utf8')).toBe('{ half')
})

test('a metric that is NaN is no result', async () => {
  const broken = { ...toy, run: () => ({ metrics: { accuracy: NaN } }) }
  await expect(
    run(chapter(), broken, options, 'reference', silentUi(false)),
  ).rejects.toThrow("'accuracy' should be a finite number, got NaN")
})
