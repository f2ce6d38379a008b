import { expect, test } from 'vitest'
import { fakeMachine, openBlas } from './blas.fixture.ts'
import { findBlas } from './find-blas.ts'

const working = openBlas()
const linux = { platform: 'linux', env: {} } as const

test('a known library is found by the name it has on the platform', () => {
  const koffi = fakeMachine({ 'libopenblas.so.0': working })
  expect(findBlas({ ...linux, koffi })).toMatchObject({
    name: 'OpenBLAS',
    version: '0.3.21',
    library: { path: 'libopenblas.so.0' },
  })
  const windows = fakeMachine({ 'libopenblas.dll': working })
  expect(findBlas({ platform: 'win32', env: {}, koffi: windows })).toMatchObject({
    path: 'libopenblas.dll',
  })
})

test('it uses one thread: ours call it; only Accelerate decides by itself', () => {
  const told: unknown[] = []
  const counting = { ...working, openblas_set_num_threads: (n: unknown) => told.push(n) }
  const env = { CHALKGRAD_THREADS: '3' }
  const koffi = fakeMachine({ 'libopenblas.so.0': counting })
  expect(findBlas({ ...linux, env, koffi })).toHaveProperty('library')
  expect(told).toEqual([1])
  const { openblas_set_num_threads: _, ...plain } = working
  const path = '/System/Library/Frameworks/Accelerate.framework/Accelerate'
  const mac = fakeMachine({ [path]: { ...plain, vDSP_vadd: () => {} } })
  const before = process.env.VECLIB_MAXIMUM_THREADS
  const found = findBlas({ platform: 'darwin', env, koffi: mac })
  expect(process.env.VECLIB_MAXIMUM_THREADS).toBe('3')
  if (before === undefined) delete process.env.VECLIB_MAXIMUM_THREADS
  else process.env.VECLIB_MAXIMUM_THREADS = before
  expect(found).toMatchObject({ name: 'Accelerate', library: undefined })
})

test('CHALKGRAD_BLAS names one elsewhere; an environment of conda is looked into', () => {
  const koffi = fakeMachine({
    '/own/blas.so': working,
    '/env/lib/libopenblas.so.0': working,
  })
  const named = findBlas({ ...linux, env: { CHALKGRAD_BLAS: '/own/blas.so' }, koffi })
  const conda = findBlas({ ...linux, env: { CONDA_PREFIX: '/env' }, koffi })
  expect([named, conda]).toMatchObject([{ name: 'OpenBLAS' }, { name: 'OpenBLAS' }])
})

test.each(['linux', 'darwin', 'win32', 'sunos'] as const)(
  'without one on %s, it says what to install',
  (platform) => {
    expect(findBlas({ platform, env: {}, koffi: fakeMachine({}) })).toMatchObject({
      why: expect.stringContaining('no fast BLAS library was found'),
      advice: expect.stringMatching(/OpenBLAS|openblas/),
    })
  },
)

test('without koffi, it says how to get it', () => {
  const koffi = () => {
    throw new Error("Cannot find module 'koffi'\nRequire stack: …")
  }
  expect(findBlas({ ...linux, koffi })).toEqual({
    why: "the package koffi, which calls libraries written in C, does not load (Cannot find module 'koffi')",
    advice: 'run `npm install` without --omit=optional',
  })
})

const { cblas_sgemm: _, ...withoutSymbol } = working
const { openblas_set_num_threads: __, ...plain } = working
const wrong = { ...working, cblas_sgemm: () => {} }

test.each([
  [
    'does not exist',
    undefined,
    /CHALKGRAD_BLAS names it\.so, but it does not load \(cannot open/,
  ],
  [
    'is the slow reference',
    plain,
    /not one of the libraries known to be fast.*slower than WebAssembly/,
  ],
  ['lacks the interface of C', withoutSymbol, /OpenBLAS there has no cblas_sgemm/],
  ['multiplies wrongly', wrong, /OpenBLAS there gives wrong products/],
])('a file that %s is refused', (_, library, why) => {
  const koffi = fakeMachine(library === undefined ? {} : { 'it.so': library })
  const found = findBlas({ ...linux, env: { CHALKGRAD_BLAS: 'it.so' }, koffi })
  expect(found).toMatchObject({ why: expect.stringMatching(why) })
})

test('a library that cannot be used is passed over for the next, and told if there is none', () => {
  const fit = fakeMachine({ 'libopenblas.so.0': wrong, 'libopenblas.so': working })
  expect(findBlas({ ...linux, koffi: fit })).toMatchObject({ path: expect.any(String) })
  expect(
    findBlas({ ...linux, koffi: fakeMachine({ 'libopenblas.so': wrong }) }),
  ).toMatchObject({
    why: expect.stringMatching(
      /was found.*libopenblas\.so: OpenBLAS there gives wrong products/,
    ),
  })
})
