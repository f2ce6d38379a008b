import { Random, nn, zeros, type Tensor } from 'chalkgrad'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { registerKernels, useKernels } from '../kernels/registry.ts'
import { ownMemory } from '../wasm/memory.ts'
import { Runtime } from '../wasm/runtime.ts'
import { wasmSet } from '../wasm/set.ts'

const { BatchNorm2d, Conv2d, Flatten, Linear, MaxPool2d, ReLU, Sequential } = nn

/** The cells of a row, apart from each other by two spaces or more. */
const cells = (table: string, name: string): string[] =>
  (table.split('\n').find((line) => line.startsWith(`${name} `)) ?? '')
    .trim()
    .split(/ {2,}/)

function network(random = new Random(1)): nn.Sequential {
  return new Sequential(
    new Conv2d(1, 4, 3, random, { padding: 1, bias: false }),
    new BatchNorm2d(4),
    new ReLU(),
    new MaxPool2d(2),
    new Conv2d(4, 8, [3, 1], random, { stride: 2, dilation: 2 }),
    new Flatten(),
    new Linear(8 * 2 * 4, 10, random),
  )
}

describe('a summary with a picture says for each layer', () => {
  const table = nn.summary(network(), zeros([1, 1, 16, 14]))

  test('output shape, receptive field, multiply-adds and count', () => {
    expect(table.split('\n')[0]).toMatch(/^name +kind +parameters +output +field +multiply-adds +count$/)
    expect(cells(table, '0')).toEqual(['0', 'Conv2d', 'weight (4, 1, 3, 3)', '(1, 4, 16, 14)', '3 × 3', '8,064', '36'])
    expect(cells(table, '2').slice(2)).toEqual(['(1, 4, 16, 14)', '3 × 3', '0', '0'])
    expect(cells(table, '3').slice(2)).toEqual(['(1, 4, 8, 7)', '4 × 4', '0', '0'])
    // A dilated filter of 3 rows covers 5 cells, 2 rows of the input apart: 4 + 4 · 2.
    expect(cells(table, '4').slice(3)).toEqual(['(1, 8, 2, 4)', '12 × 4', '768', '104'])
    expect(cells(table, '6').slice(3)).toEqual(['(1, 10)', 'all', '640', '650'])
    expect(cells(table, 'total')).toEqual(['total', (8064 + 768 + 640).toLocaleString('en-US'), '798'])
    expect(cells(table, 'buffers')).toEqual(['buffers', '9'])
  }) // prettier-ignore

  test('the same when operations are fused', () => {
    const bytes = readFileSync(new URL('../wasm/kernels.wasm', import.meta.url))
    registerKernels(wasmSet(new Runtime(new WebAssembly.Module(bytes), ownMemory(512))))
    useKernels('wasm')
    try {
      expect(nn.summary(network(), zeros([1, 1, 16, 14]))).toBe(table)
    } finally {
      useKernels('reference')
    }
  })
})

test('a summary leaves the model as it was: running averages, modes, methods', () => {
  const model = network()
  model.layers[4].eval()
  const before = model.stateDict()
  nn.summary(model, zeros([3, 1, 16, 14]))
  expect(
    model
      .namedModules()
      .filter(([, { training }]) => !training)
      .map(([name]) => name),
  ).toEqual(['4'])
  for (const [name, value] of Object.entries(model.stateDict()))
    expect(value.toArray()).toEqual(before[name].toArray())
  expect(model.modules().some((module) => Object.hasOwn(module, 'forward'))).toBe(false)
  expect(() => nn.summary(model, zeros([1, 2, 16, 14]))).toThrow(/2 channels/)
  expect(model.modules().some((module) => Object.hasOwn(module, 'forward'))).toBe(false)
})

test('where paths meet the widest field counts, and enlarging makes cells share', () => {
  const random = new Random(1)
  const wide = new Conv2d(1, 1, 5, random, { padding: 2 })
  const up = new nn.ConvTranspose2d(1, 1, 3, random, { stride: 2 })
  const model = nn.compose({ wide, up }, ({ wide, up }, x: Tensor) =>
    up.forward(wide.forward(x).relu().add(x)),
  )
  const table = nn.summary(model, zeros([1, 1, 8, 8]))
  expect(cells(table, 'wide')[4]).toBe('5 × 5')
  expect(cells(table, 'up').slice(3)).toEqual(['(1, 1, 17, 17)', '6 × 6', '576', '10'])
})
