import { availableParallelism } from 'node:os'
import { ArgumentError } from '../errors.ts'
import { chosenKernels, Random, randn, scope, steps, useKernels } from '../index.ts'
import { kernelSet } from '../kernels/registry.ts'
import { hasRelaxedSimd, hasSimd } from '../wasm/features.ts'
import { threadCount } from '../wasm/thread-count.ts'
import { chooseKernels } from './choose-kernels.ts'
import { findBlas, type Surroundings } from './find-blas.ts'
import { requireKoffi } from './koffi.ts'

/** One thing looked at: how it stands, and what to do if it should be otherwise. */
export interface Finding {
  what: string
  state: 'good' | 'optional' | 'bad'
  found: string
  advice?: string
}

/** What this machine has for fast kernels, what is chosen, and why. */
export function examineKernels(machine: Surroundings = {}): Finding[] {
  return [webAssembly(), threads(machine), koffi(machine), blas(machine), chosen(machine)]
}

function webAssembly(): Finding {
  const what = 'WebAssembly'
  if (!hasSimd())
    return {
      what,
      state: 'optional',
      found: 'without vectors (SIMD): the kernels wasm cannot run',
      advice:
        'the readable loops do all the work; any Node from 20.19 on an x64 or arm64 processor has vectors',
    }
  return hasRelaxedSimd()
    ? {
        what,
        state: 'good',
        found: 'vectors (SIMD), and multiply-add in one instruction (relaxed SIMD)',
      }
    : {
        what,
        state: 'good',
        found: 'vectors (SIMD), no relaxed SIMD',
        advice: 'Node 24 has it, and multiplies matrices faster',
      }
}

function threads({ env = process.env }: Surroundings): Finding {
  const what = 'threads'
  try {
    const count = threadCount(env)
    const cores = `${availableParallelism()} ${availableParallelism() === 1 ? 'core' : 'cores'}`
    const why = env.CHALKGRAD_THREADS ? 'by CHALKGRAD_THREADS' : 'one for each, at most 8'
    return { what, state: 'good', found: `${count}, for ${cores} (${why})` }
  } catch (error) {
    return { what, state: 'bad', found: messageOf(error) }
  }
}

function koffi({ koffi = requireKoffi }: Surroundings): Finding {
  const what = 'koffi'
  try {
    return {
      what,
      state: 'good',
      found: `${koffi().version}, calls libraries written in C`,
    }
  } catch {
    const found = 'not installed, so that no BLAS can be called'
    return {
      what,
      state: 'optional',
      found,
      advice: 'npm install, without --omit=optional',
    }
  }
}

function blas(machine: Surroundings): Finding {
  const { env = process.env } = machine
  const what = 'BLAS'
  try {
    const found = findBlas(machine)
    if ('gemm' in found) {
      const { name, version, path } = found
      return { what, state: 'good', found: `${[name, version].join(' ').trim()}, ${path}` }
    }
    // Who names a library wants it.
    const state = env.CHALKGRAD_BLAS ? 'bad' : 'optional'
    return { what, state, found: found.why, advice: found.advice }
  } catch (error) {
    return { what, state: 'bad', found: messageOf(error) }
  }
}

/** Which set is taken, by whose word. */
function chosen(machine: Surroundings): Finding {
  const { env = process.env } = machine
  const what = 'kernels'
  const before = chosenKernels()
  try {
    const name = chooseKernels(undefined, machine)
    const why = env.CHALKGRAD_KERNELS
      ? 'named by CHALKGRAD_KERNELS'
      : {
          blas: 'the fastest: matrix products by BLAS, the rest by wasm',
          wasm: 'the fastest without BLAS',
        }[name]
    return { what, state: 'good', found: `${name}, ${why ?? 'the only ones here'}` }
  } catch (error) {
    return { what, state: 'bad', found: messageOf(error) }
  } finally {
    useKernels(before)
  }
}

function messageOf(error: unknown): string {
  if (error instanceof ArgumentError) return error.message.replaceAll('\n', ' ')
  throw error
}

/** How fast each set multiplies here: a product of 512 × 512, in GFLOP/s. */
export function measureKernels(size = 512, milliseconds = 150): Finding {
  const before = chosenKernels()
  const names = ['blas', 'wasm', 'tiled', 'reference'].filter(
    (name) => kernelSet(name) !== undefined,
  )
  try {
    const speeds = names.map((name) => {
      useKernels(name)
      return `${name} ${Math.round(gflops(size, milliseconds))}`
    })
    return { what: 'speed', state: 'good', found: `${speeds.join(', ')} GFLOP/s` }
  } finally {
    useKernels(before)
  }
}

function gflops(size: number, milliseconds: number): number {
  return scope(() => {
    const random = new Random(1)
    const [a, b] = [randn([size, size], random), randn([size, size], random)]
    let best = Infinity
    const end = performance.now() + milliseconds
    for (const _ of steps(100)) {
      const start = performance.now()
      a.matmul(b)
      best = Math.min(best, performance.now() - start)
      if (performance.now() > end) break
    }
    return (2 * size ** 3) / best / 1e6
  })
}
