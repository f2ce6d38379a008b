import {
  ArgumentError,
  chosenKernels,
  kernelReport,
  kernelSets,
  ones,
  registerKernels,
  useKernels,
  type Kernels,
} from 'chalkgrad'
import { fused } from 'chalkgrad/kernels/registry'
import { hostMemory } from 'chalkgrad/storage/memory'
import { BufferPool } from 'chalkgrad/storage/pool'
import { afterEach, expect, test } from 'vitest'

afterEach(() => useKernels('reference'))

/** Computes a + b as 42, to be recognized. */
const partial: Partial<Kernels> = {
  add: (_a, _b, out) => void out.storage.write().fill(42),
}

test('a partial set does its part, the reference the rest', () => {
  registerKernels({ name: 'a test set', kernels: partial })
  expect(kernelSets()).toContain('a test set')
  useKernels('a test set')
  expect([ones([2]).add(1).toArray(), ones([2]).mul(3).toArray()]).toEqual([
    [42, 42],
    [3, 3],
  ])
  expect([kernelReport().add, kernelReport().mul, chosenKernels()]).toEqual([
    'a test set',
    'reference',
    'a test set',
  ])
  // The next set lacks add: nothing of the last one stays behind.
  registerKernels({ name: 'an empty test set', kernels: {} })
  useKernels('an empty test set')
  expect(ones([2]).add(1).toArray()).toEqual([2, 2])
  expect(new Set(Object.values(kernelReport()))).toEqual(new Set(['reference', 'composed']))
})

test('fused kernels come and go with their set, and the report names them', () => {
  registerKernels({
    name: 'a fused test set',
    kernels: {},
    fused: { gelu: () => true },
  })
  useKernels('a fused test set')
  const x = ones([2])
  expect([fused.gelu?.(x, x), fused.softmax]).toEqual([true, undefined])
  expect([kernelReport().gelu, kernelReport().softmax]).toEqual([
    'a fused test set',
    'composed',
  ])
  useKernels('reference')
  expect([fused.gelu, kernelReport().gelu]).toEqual([undefined, 'composed'])
})

test('auto is the set that was registered last', () => {
  const add: Kernels['add'] = (_a, _b, out) => void out.storage.write().fill(43)
  registerKernels({ name: 'the last test set', kernels: { add } })
  useKernels('auto')
  expect([chosenKernels(), kernelReport().add]).toEqual([
    'the last test set',
    'the last test set',
  ])
})

test('a set can bring memory of its own; tensors that exist keep theirs', () => {
  let made = 0
  const pool = new BufferPool((dtype, length) => (made++, hostMemory(dtype, length)), 0)
  registerKernels({ name: 'a test set with a pool', kernels: {}, pool })
  const before = ones([3])
  useKernels('a test set with a pool')
  expect(before.add(ones([3])).toArray()).toEqual([2, 2, 2])
  expect(made).toBe(2)
})

test('a name that nobody registered is refused, with the names that there are', () => {
  expect(() => useKernels('quantum')).toThrow(ArgumentError)
  expect(() => useKernels('quantum')).toThrow(
    /no kernels called 'quantum'; there are reference/,
  )
  expect(chosenKernels()).toBe('reference')
})

test('a set without a name, or with one that chooses the fastest, is refused', () => {
  for (const name of ['', 'auto'])
    expect(() => registerKernels({ name, kernels: {} })).toThrow(ArgumentError)
  expect(() => registerKernels({ name: '', kernels: {} })).toThrow(/a name of its own/)
})

test('a set that builds on another is not taken for what it took over', () => {
  const gelu = (): boolean => true
  registerKernels({ name: 'a base', kernels: partial, fused: { gelu } })
  const own: Partial<Kernels> = {
    ...partial,
    sub: (_a, _b, out) => void out.storage.write(),
  }
  registerKernels({ name: 'built on it', kernels: own, fused: { gelu } })
  useKernels('built on it')
  const { add, sub: difference, mul, gelu: whole } = kernelReport()
  expect([difference, mul, whole]).toEqual(['built on it', 'reference', 'a base'])
  expect(add).not.toBe('built on it')
})
