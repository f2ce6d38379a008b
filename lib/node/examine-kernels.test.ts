import { beforeEach, expect, test, vi } from 'vitest'
import { fakeMachine, openBlas } from './blas.fixture.ts'

// A registry of its own for each test: what one registers, the next must not find.
let doctor: typeof import('./examine-kernels.ts')
let registry: typeof import('../kernels/registry.ts')
beforeEach(async () => {
  vi.resetModules()
  doctor = await import('./examine-kernels.ts')
  registry = await import('../kernels/registry.ts')
})

const bare = { platform: 'linux', env: {}, koffi: fakeMachine({}) } as const
const equipped = { ...bare, koffi: fakeMachine({ 'libopenblas.so.0': openBlas() }) }
const find = (what: string, machine: Parameters<typeof doctor.examineKernels>[0]) =>
  doctor.examineKernels(machine).find((finding) => finding.what === what)

test('a machine with everything: what it has, and that BLAS is chosen', () => {
  expect(find('BLAS', equipped)).toMatchObject({
    state: 'good',
    found: expect.stringMatching(/^OpenBLAS 0\.3\.21, /),
  })
  expect(find('koffi', equipped)).toMatchObject({ state: 'good' })
  expect(find('WebAssembly', equipped)?.found).toMatch(/vectors/)
  expect(find('kernels', equipped)?.found).toMatch(/^blas, the fastest/)
})

test('without BLAS: wasm is chosen, and what to install', () => {
  expect(find('BLAS', bare)).toMatchObject({
    state: 'optional',
    found: expect.stringContaining('no fast BLAS library'),
    advice: expect.stringContaining('apt-get install libopenblas0'),
  })
  expect(find('kernels', bare)?.found).toMatch(/^wasm, the fastest without BLAS/)
})

test('without koffi: how to get it', () => {
  const koffi = () => {
    throw new Error("Cannot find module 'koffi'")
  }
  const findings = doctor.examineKernels({ ...bare, koffi })
  expect(findings.filter(({ state }) => state === 'optional')).toMatchObject([
    { what: 'koffi', advice: expect.stringContaining('npm install') },
    { what: 'BLAS', advice: expect.stringContaining('npm install') },
  ])
})

test('what a variable asks for is taken, or wrong', () => {
  const named = { ...equipped, env: { CHALKGRAD_KERNELS: 'reference' } }
  expect(find('kernels', named)?.found).toBe('reference, named by CHALKGRAD_KERNELS')
  expect(find('threads', { ...bare, env: { CHALKGRAD_THREADS: '3' } })?.found).toMatch(
    /^3, for \d+ cores? \(by CHALKGRAD_THREADS\)/,
  )
  expect(find('threads', { ...bare, env: { CHALKGRAD_THREADS: 'many' } })?.state).toBe(
    'bad',
  )
  expect(find('BLAS', { ...bare, env: { CHALKGRAD_BLAS: '/no.so' } })?.state).toBe('bad')
  const none = { ...bare, env: { CHALKGRAD_KERNELS: 'blas' } }
  expect(find('kernels', none)).toMatchObject({ state: 'bad' })
})

test('looking leaves the kernels in use as they were', () => {
  doctor.examineKernels(equipped)
  expect(registry.chosenKernels()).toBe('reference')
  expect(doctor.measureKernels(16, 1).found).toMatch(
    /^blas \d+, wasm \d+, tiled \d+, reference \d+ GFLOP\/s$/,
  )
  expect(registry.chosenKernels()).toBe('reference')
})
