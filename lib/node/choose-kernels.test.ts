import { beforeEach, expect, test, vi } from 'vitest'
import { fakeMachine, openBlas } from './blas.fixture.ts'

// A registry of its own for each test: what one registers, the next must not find.
let choose: typeof import('./choose-kernels.ts')
let registry: typeof import('../kernels/registry.ts')
beforeEach(async () => {
  vi.resetModules()
  choose = await import('./choose-kernels.ts')
  registry = await import('../kernels/registry.ts')
})

const bare = { platform: 'linux', env: {}, koffi: fakeMachine({}) } as const
const equipped = { ...bare, koffi: fakeMachine({ 'libopenblas.so.0': openBlas() }) }
const loadsNothing = {
  ...bare,
  koffi: () => {
    throw new Error('koffi was not to be loaded')
  },
}

test('the flag comes before the variable, and the variable before the default', () => {
  const variable = { ...loadsNothing, env: { CHALKGRAD_KERNELS: 'wasm' } }
  expect(choose.chooseKernels('reference', variable)).toBe('reference')
  expect(registry.kernelSets()).toEqual(['reference', 'tiled'])
  expect(choose.chooseKernels(undefined, variable)).toBe('wasm')
  expect(registry.chosenKernels()).toBe('wasm')
})

test('the default is the fastest set there is: blas before wasm', () => {
  expect(choose.chooseKernels(undefined, equipped)).toBe('blas')
  expect(registry.kernelReport()).toMatchObject({ matmul: 'blas' })
  expect(choose.chooseKernels('auto', equipped)).toBe('blas')
})

test('without BLAS the default goes on with wasm and says nothing', () => {
  const said = vi.spyOn(console, 'log')
  expect(choose.chooseKernels(undefined, bare)).toBe('wasm')
  expect(said).not.toHaveBeenCalled()
})

test('who asks for blas, or names a library, hears why there is none and what to do', () => {
  const message =
    /no kernels 'blas': no fast BLAS library was found.*\nTo have them, install OpenBLAS: on Debian/
  expect(() => choose.chooseKernels('blas', bare)).toThrow(message)
  expect(() => choose.chooseKernels('blas', bare)).toThrow(
    expect.objectContaining({ name: 'ArgumentError' }),
  )
  expect(() =>
    choose.chooseKernels('blas', { ...bare, koffi: loadsNothing.koffi }),
  ).toThrow(/the package koffi.*\nTo have them, run `npm install`/)
  const named = { ...bare, env: { CHALKGRAD_BLAS: '/no/blas.so' } }
  expect(() => choose.chooseKernels(undefined, named)).toThrow(/names \/no\/blas\.so/)
  expect(choose.chooseKernels('wasm', named)).toBe('wasm')
})

test('a set that nobody knows is refused', () => {
  const quantum = { ...bare, env: { CHALKGRAD_KERNELS: 'quantum' } }
  expect(() => choose.chooseKernels(undefined, quantum)).toThrow(
    /no kernels called 'quantum'/,
  )
})
