// Programs that see no types hand over anything. Whatever it is, the engine works or refuses it with an error of its own,
// and goes on as if nothing had been: on every set of kernels.
import * as engine from 'chalkgrad'
import { ArgumentError, emptyPool, Random, Tensor, useKernels, Value } from 'chalkgrad'
import { rememberKernels } from 'chalkgrad/module-state'
import * as node from 'chalkgrad/node'
import { registerBlas } from 'chalkgrad/node/blas'
import { registerWasm } from 'chalkgrad/wasm/node'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Calls } from './calls.fixture.ts'
import { data, layers, learning, training } from './learning.fixture.ts'
import { nodeCalls } from './node.fixture.ts'
import { methods, tensors } from './tensors.fixture.ts'
import { faultsOf } from './try-calls.fixture.ts'
import { badValues } from './values.fixture.ts'

const folder = mkdtempSync(join(tmpdir(), 'bad-arguments-'))
const forget = rememberKernels()
registerWasm()
const hasBlas = 'gemm' in registerBlas()
const groups: Record<string, Calls> = {
  ...{ methods, tensors, layers, learning, training, data },
  node: nodeCalls(folder),
}
/** Those whose work the kernels do; the others are tried on the readable loops alone. */
const everywhere = ['methods', 'tensors', 'layers', 'learning']

// The calls register sets of kernels, too: none is there for the next test.
let forgetNew = (): void => {}
beforeEach(() => {
  forgetNew = rememberKernels()
})
afterEach(() => forgetNew())
afterAll(() => {
  useKernels('reference')
  forget()
  emptyPool()
  rmSync(folder, { recursive: true, force: true })
})

describe.each(['reference', 'tiled', 'wasm', ...(hasBlas ? ['blas'] : [])])(
  'on %s',
  (kernels) => {
    const names = kernels === 'reference' ? Object.keys(groups) : everywhere
    test.each(names)('%s', async (name) => {
      useKernels(kernels)
      const { tried, faults } = await faultsOf(groups[name], badValues())
      expect(
        faults.map(({ call, change, fault }) => `${call}, ${change}: ${fault}`),
      ).toEqual([])
      expect(tried).toBeGreaterThan(500)
    })
  },
)

/** What takes nothing, or only what it has made itself; and a download. */
const untried = new Set([
  ...['Tensor', 'GraphNode', 'Diagnosis', 'nn.Module', 'optim.StatefulOptimizer'],
  ...[
    'chosenKernels',
    'emptyPool',
    'isRecording',
    'kernelReport',
    'kernelSets',
    'pooledBytes',
  ],
  'scopedBytes',
  ...[
    'nn.Flatten',
    'nn.GlobalAveragePool',
    'nn.Identity',
    'nn.ReLU',
    'nn.SiLU',
    'nn.Sigmoid',
  ],
  ...['nn.Softmax', 'nn.Softplus', 'nn.Tanh'],
  ...['loadCifar10', 'loadFashionMnist', 'loadMnist', 'loadShakespeare', 'machine'],
  ...['loadMail', 'loadNames', 'loadPronunciations', 'loadWeather'],
  ...['readCifar10', 'readFashionMnist', 'readMnist'],
])

test('every function and class that is exported is among the calls', () => {
  const calls = Object.assign({}, ...Object.values(groups)) as Calls
  const exported = (prefix: string, all: object): string[] =>
    Object.entries(all).flatMap(([name, value]) => {
      if (typeof value === 'function') return [prefix + name]
      return typeof value === 'object' && value !== null && !Array.isArray(value)
        ? exported(`${prefix}${name}.`, value as object)
        : []
    })
  const names = [...exported('', engine), ...exported('', node)]
  expect(names.length).toBeGreaterThan(200)
  const missing = names.filter(
    (name) => !(name in calls) && !untried.has(name) && !name.endsWith('Error'),
  )
  expect(missing).toEqual([])
})

test('every method that takes something is among the calls', () => {
  const calls = Object.assign({}, ...Object.values(groups)) as Calls
  const missing = [Tensor, Value, Random, engine.nn.Module].flatMap(({ name, prototype }) =>
    Object.getOwnPropertyNames(prototype)
      .filter((method) => {
        const { value } = Object.getOwnPropertyDescriptor(prototype, method) ?? {}
        return method !== 'constructor' && typeof value === 'function' && value.length > 0
      })
      .map((method) => `${name === 'Module' ? 'nn.' : ''}${name}.${method}`)
      .filter((method) => !(method in calls)),
  )
  expect(missing).toEqual([])
})

test('an untyped error, a right call that is refused and a hang are found: the tests above can fail', async () => {
  const calls: Calls = {
    plain: () => [({ length }: { length: number }) => length, [1]],
    strict: () => [() => { throw new ArgumentError('no') }, 1], // prettier-ignore
    leaves: () => [() => useKernels('tiled'), 1],
  }
  const { faults } = await faultsOf(calls, [['null', null]])
  expect(faults.map(({ call, change, fault }) => `${call}, ${change}: ${fault}`)).toEqual([
    "plain, argument 0 is null: TypeError: Cannot destructure property 'length' of 'object null' as it is null.",
    expect.stringContaining('plain, only 0 arguments: TypeError'),
    'strict, nothing: a right call is refused: ArgumentError: no',
    expect.stringContaining('leaves, nothing: leaves behind tiled, true, no scope'),
    expect.stringContaining('leaves, argument 0 is null'),
    expect.stringContaining('leaves, only 0 arguments'),
  ])
})
