import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { chapters, hasExperiment, loadExperiment } from './chapters.ts'
import { withoutKernels } from './commands-in-text.ts'
import { anySeed, experiment } from './experiment.ts'

let folder = ''
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'chalkgrad-'))))
afterEach(() => rmSync(folder, { recursive: true }))

const toy = experiment({
  description: 'a toy',
  options: { seed: 1 },
  about: { seed: { help: 'any', range: anySeed } },
  run: () => ({ metrics: {} }),
})

function faultsOf(text: string): string[] {
  const results = { main: { options: { seed: 1 }, kernels: 'wasm' } }
  writeFileSync(join(folder, 'results.json'), JSON.stringify(results))
  writeFileSync(join(folder, 'index.md'), text)
  return withoutKernels({ slug: 'toy', folder }, toy)
}

test('a command that repeats a recorded run says its kernels', () => {
  expect(faultsOf('Run `npm run chapter toy`.')).toEqual([
    "toy/index.md, line 1: 'npm run chapter toy' was recorded by 'npm run chapter toy -- --kernels wasm'",
  ])
  expect(faultsOf('```sh\nnpm run chapter toy -- --kernels blas\n```')).toHaveLength(1)
  expect(faultsOf('```sh\nnpm run chapter toy -- --kernels wasm\n```')).toEqual([])
  expect(faultsOf('`npm run chapter toy` needs no kernels.')).toEqual([])
  // Another run, which is beside no recorded number.
  expect(faultsOf('`npm run chapter toy -- --seed 2`')).toEqual([])
})

test('the commands of all chapters do', async () => {
  const faults: string[] = []
  for (const chapter of chapters().filter(hasExperiment))
    faults.push(...withoutKernels(chapter, await loadExperiment(chapter)))
  expect(faults).toEqual([])
})
