import { Random, randn, registerKernels, useKernels, type Tensor } from 'chalkgrad'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { conformanceFaults, wholeModelFaults } from '../conformance/index.ts'
import { kernelSet, type KernelSet } from '../kernels/registry.ts'
import type { CLibrary } from '../wasm/c-calls.ts'
import type { Runtime, Sharing } from '../wasm/runtime.ts'
import { registerWasm, startRuntime } from '../wasm/node.ts'
import { wasmSet } from '../wasm/set.ts'
import { fakeBlas } from './blas.fixture.ts'
import type { Blas } from './blas-library.ts'
import { blasSet } from './blas.ts'
import { findBlas } from './find-blas.ts'

const found = findBlas()
const real: Blas | undefined = 'gemm' in found ? found : undefined
let wasm: KernelSet

beforeAll(() => {
  registerWasm()
  wasm = kernelSet('wasm') ?? { name: 'nothing', kernels: {} }
})
afterEach(() => useKernels('reference'))

/** The same products by the readable loops and by a set, both as flat numbers. */
function both(set: KernelSet, product: () => Tensor): [Float64Array, Float64Array] {
  registerKernels(set)
  const [wanted, got] = ['reference', set.name].map((name) => {
    useKernels(name)
    return Float64Array.from(product().data())
  })
  return [wanted, got]
}

/** The largest difference; NaN where one of them is. */
function distance(wanted: Float64Array, got: Float64Array): number {
  return wanted.reduce((most, number, i) => Math.max(most, Math.abs(got[i] - number)), 0)
}

const products: [string, (random: Random) => Tensor][] = [
  ['A·B', (r) => randn([30, 20], r).matmul(randn([20, 40], r))],
  ['Aᵀ·B', (r) => randn([20, 30], r).transpose().matmul(randn([20, 40], r))],
  ['A·Bᵀ', (r) => randn([30, 20], r).matmul(randn([40, 20], r).transpose())],
  ['Aᵀ·Bᵀ', (r) => randn([20, 30], r).transpose().matmul(randn([40, 20], r).transpose())],
  ['a part of A', (r) => randn([33, 50], r).slice(0, 2, 32).slice(1, 7, 27).matmul(randn([20, 40], r))],
  ['every second column of A', (r) => randn([30, 40], r).slice(1, 0, 40, 2).matmul(randn([20, 40], r))],
  ['one row', (r) => randn([1, 300], r).matmul(randn([300, 40], r))],
  ['one row out of a column', (r) => randn([300, 7], r).slice(1, 3, 4).transpose().matmul(randn([300, 40], r))],
  ['one column', (r) => randn([40, 300], r).matmul(randn([300, 1], r))],
  ['one column out of many', (r) => randn([40, 300], r).matmul(randn([300, 9], r).slice(1, 4, 5))],
  ['one row by one column', (r) => randn([1, 3000], r).matmul(randn([3000, 1], r))],
  ['a column by a row', (r) => randn([60, 1], r).matmul(randn([1, 60], r))],
  ['a repeated row', (r) => randn([1, 20], r).expand([30, 20]).matmul(randn([20, 40], r))],
  ['a repeated column', (r) => randn([30, 1], r).expand([30, 20]).matmul(randn([20, 40], r))],
  ['a batch', (r) => randn([3, 30, 20], r).matmul(randn([3, 20, 40], r))],
  ['a batch with one on the right', (r) => randn([3, 30, 20], r).matmul(randn([20, 40], r))],
  ['a batch with one on the left', (r) => randn([30, 20], r).matmul(randn([3, 20, 40], r))],
  ['a transposed batch with one on the right', (r) => randn([3, 20, 30], r).transpose(1, 2).matmul(randn([20, 40], r))],
  ['parts of a batch with one on the right', (r) => randn([3, 35, 20], r).slice(1, 0, 30).matmul(randn([20, 40], r))],
  ['heads of attention', (r) => randn([2, 16, 3, 8], r).permute([0, 2, 1, 3]).matmul(randn([2, 16, 3, 8], r).permute([0, 2, 3, 1]))],
  ['float64', (r) => randn([30, 20], r).cast('float64').matmul(randn([20, 40], r).cast('float64'))],
  ['k = 0', (r) => randn([30, 0], r).matmul(randn([0, 40], r))],
  ['m = 0', (r) => randn([0, 20], r).matmul(randn([20, 40], r))],
  ['an empty batch', (r) => randn([0, 30, 20], r).matmul(randn([0, 20, 40], r))],
] // prettier-ignore

const libraries: [string, Blas][] = [['a strict stand-in', fakeBlas()]]
if (real !== undefined) libraries.push([`${real.name} of this machine`, real])

describe.each(libraries)('matmul by %s', (_, blas) => {
  test.each(products)('%s is as by the readable loops', (_, product) => {
    const [wanted, got] = both(blasSet(blas, wasm), () => product(new Random(1)))
    expect(got.length).toBe(wanted.length)
    expect(distance(wanted, got)).toBeLessThan(1e-4)
  })

  test('passes what every set of kernels must; all else is that of WebAssembly', () => {
    const set = blasSet(blas, wasm)
    expect(conformanceFaults(set, 'matmul')).toEqual([])
    expect(set).toEqual({
      ...wasm,
      name: 'blas',
      kernels: { ...wasm.kernels, matmul: set.kernels.matmul },
    })
  })

  test('works without WebAssembly, on memory of JavaScript', () => {
    const plain = { name: 'plain', kernels: {} }
    const [wanted, got] = both(blasSet(blas, plain), () =>
      randn([30, 20], new Random(1)).matmul(randn([20, 40], new Random(2))),
    )
    expect(distance(wanted, got)).toBeLessThan(1e-4)
  })

  test('trains networks to the losses of the readable loops', { timeout: 60_000 }, () => {
    registerKernels(blasSet(blas, wasm))
    expect(wholeModelFaults('blas')).toEqual([])
  })
})

/** Stands in for threads: all calls are made here, and counted. */
function fakeTeam(count: number): Sharing & { made: number[] } {
  const made: number[] = []
  return {
    made,
    count,
    started: count - 1,
    run: () => {},
    callsOf:
      ({ functions }) =>
      (calls) => {
        made.push(calls.length)
        for (const [index, ...args] of calls) functions[index](...args)
      },
    ready: () => Promise.resolve(),
    stop: () => Promise.resolve(),
  }
}

/** Such as are worth cutting. */
const large: [string, (random: Random) => Tensor][] = [
  ['A·B', (r) => randn([131, 70], r).matmul(randn([70, 157], r))],
  ['Aᵀ·B', (r) => randn([70, 131], r).transpose().matmul(randn([70, 157], r))],
  ['A·Bᵀ', (r) => randn([131, 70], r).matmul(randn([157, 70], r).transpose())],
  ['Aᵀ·Bᵀ', (r) => randn([70, 131], r).transpose().matmul(randn([157, 70], r).transpose())],
  ['few rows', (r) => randn([3, 700], r).matmul(randn([700, 401], r))],
  ['few columns', (r) => randn([401, 700], r).matmul(randn([700, 3], r))],
  ['one column', (r) => randn([901, 700], r).matmul(randn([700, 1], r))],
  ['a part of A', (r) => randn([140, 90], r).slice(0, 2, 132).slice(1, 7, 77).matmul(randn([70, 157], r))],
  ['a part of Bᵀ', (r) => randn([131, 70], r).matmul(randn([170, 90], r).slice(1, 7, 77).transpose().slice(1, 3, 160))],
  ['two matrices', (r) => randn([2, 131, 70], r).matmul(randn([2, 70, 157], r))],
  ['many small ones', (r) => randn([70, 30, 20], r).matmul(randn([70, 20, 40], r))],
  ['float64', (r) => randn([131, 70], r).cast('float64').matmul(randn([70, 157], r).cast('float64'))],
] // prettier-ignore

describe.each([2, 3, 8])('for %i threads', (count) => {
  test.each(large)('%s is cut into parts that cover it', (_, product) => {
    const blas = fakeBlas()
    const team = fakeTeam(count)
    const { float32, float64 } = blas.gemm
    const functions = [float32, float64] as never
    const library = { path: '', declarations: [], functions }
    const set = blasSet({ ...blas, library }, wasm, team)
    const [wanted, got] = both(set, () => product(new Random(1)))
    expect(distance(wanted, got)).toBeLessThan(1e-3)
    expect(team.made.length).toBe(1)
    // As many parts as threads, or nearly: eight do not divide a square.
    expect(team.made[0]).toBeGreaterThanOrEqual(Math.min(count, 6))
  })
})

describe.runIf(real !== undefined)('threads that call the library', () => {
  const runtimes: Runtime[] = []
  afterEach(() => Promise.all(runtimes.splice(0).map(({ threads }) => threads?.stop())))

  /** With workers that open the given library, if they can. */
  async function shared(library: CLibrary, before?: (runtime: Runtime) => void) {
    const runtime = startRuntime(3, 2048)
    runtimes.push(runtime)
    before?.(runtime)
    if (real === undefined) throw new Error('there is no BLAS')
    const blas = { ...real, library }
    const set = blasSet(blas, { ...wasmSet(runtime), name: 'shared' }, runtime.threads)
    await runtime.threads?.ready()
    return set
  }

  /** Every product some times: which thread takes what is another each time. */
  function compare(set: KernelSet, times: number): void {
    for (const [, product] of large)
      for (let i = 0; i < times; i++) {
        const [wanted, got] = both(set, () => product(new Random(i)))
        expect(distance(wanted, got)).toBeLessThan(1e-3)
      }
  }

  const library = real?.library ?? { path: '', declarations: [], functions: [] }

  test('compute what the readable loops compute', async () =>
    compare(await shared(library), 3))

  test('take part: a library that only they have changes the result', async () => {
    // Theirs does nothing: cblas_xerbla is no product.
    const idle = library.declarations.map((text) => text.replace(/cblas_.gemm/, 'openblas_get_num_threads')) // prettier-ignore
    const set = await shared({ ...library, declarations: idle })
    expect(() => compare(set, 3)).toThrow(/to be less than/)
  })

  test('leave it to the others when they cannot open it, or started before it was there', async () => {
    compare(await shared({ ...library, path: '/nowhere/lib.so' }), 1)
    const begun = (runtime: Runtime): void => {
      const x = runtime.arena.make('float32', 1e6)
      runtime.run('relu', 1e6, 4096, runtime.arena.address(x), runtime.arena.address(x))
    }
    compare(await shared(library, begun), 1)
  })
})

test('BLAS computes large products; small ones, and strides that it does not know, are left to the others', () => {
  const blas = fakeBlas()
  registerKernels(blasSet(blas, wasm))
  useKernels('blas')
  const random = new Random(1)
  const called = (product: () => unknown): number => {
    const before = blas.calls
    product()
    return blas.calls - before
  }
  const [a, b] = [randn([30, 20], random), randn([20, 40], random)]
  expect(called(() => a.matmul(b))).toBe(1)
  expect(called(() => randn([4, 30, 20], random).matmul(b))).toBe(1)
  expect(called(() => randn([4, 30, 20], random).matmul(randn([4, 20, 40], random)))).toBe(
    4,
  )
  expect(called(() => randn([3, 4], random).matmul(randn([4, 5], random)))).toBe(0)
  expect(called(() => randn([30, 40], random).slice(1, 0, 40, 2).matmul(b))).toBe(0)
  expect(called(() => randn([1, 20], random).expand([30, 20]).matmul(b))).toBe(0)
})

test('a mistake in the flags would be found', () => {
  const blas = fakeBlas()
  const { float32 } = blas.gemm
  blas.gemm.float32 = (order, a, _b, ...rest) => float32(order, a, 111, ...rest)
  expect(() => conformanceFaults(blasSet(blas, wasm), 'matmul')).toThrow(/rule 3/)
  blas.gemm.float32 = (order, a, b, m, n, k, ...rest) =>
    float32(order, a, b, m, n, Math.max(1, k - 1), ...rest)
  expect(conformanceFaults(blasSet(blas, wasm), 'matmul').length).toBeGreaterThan(0)
})

test('where the checks run, BLAS is here and its tests are not left out', () => {
  if (process.env.CHALKGRAD_EXPECT_BLAS) expect(found).toHaveProperty('gemm')
  else expect(real ?? found).toBe(found)
})
