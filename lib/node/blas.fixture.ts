import type { Blas, Gemm } from './blas-library.ts'
import type { Surroundings } from './find-blas.ts'

/**
 * For tests: a BLAS without a library, which keeps the rules of the interface strictly. Its
 * memory is every buffer whose address was asked for.
 */
export function fakeBlas(): Blas & { calls: number } {
  const buffers: { base: number; buffer: ArrayBufferLike }[] = []
  let next = 4096
  const numbers = (address: number, dtype: 'float32' | 'float64') => {
    const found = buffers.find(
      ({ base, buffer }) => address >= base && address < base + buffer.byteLength,
    )
    if (found === undefined) throw new Error(`no buffer at ${address}`)
    const offset = address - found.base
    const length = Math.floor(
      (found.buffer.byteLength - offset) / (dtype === 'float32' ? 4 : 8),
    )
    return dtype === 'float32'
      ? new Float32Array(found.buffer, offset, length)
      : new Float64Array(found.buffer, offset, length)
  }
  const gemm =
    (dtype: 'float32' | 'float64'): Gemm =>
    (order, turnA, turnB, m, n, k, alpha, a, lda, b, ldb, beta, c, ldc) => {
      blas.calls++
      const rules = [
        order === 101,
        [111, 112].includes(turnA) && [111, 112].includes(turnB),
        lda >= Math.max(1, turnA === 111 ? k : m),
        ldb >= Math.max(1, turnB === 111 ? n : k),
        ldc >= Math.max(1, n),
        alpha === 1 && beta === 0,
        [m, n, k].every((size) => Number.isInteger(size) && size > 0),
      ]
      if (rules.includes(false)) throw new Error(`rule ${rules.indexOf(false)} is broken`)
      const [A, B, C] = [numbers(a, dtype), numbers(b, dtype), numbers(c, dtype)]
      for (let i = 0; i < m; i++)
        for (let j = 0; j < n; j++) {
          let sum = 0
          for (let p = 0; p < k; p++) {
            const left = turnA === 111 ? A[i * lda + p] : A[p * lda + i]
            sum += left * (turnB === 111 ? B[p * ldb + j] : B[j * ldb + p])
          }
          C[i * ldc + j] = sum
        }
    }
  const blas = {
    name: 'Fake',
    version: '1',
    path: 'nowhere',
    calls: 0,
    gemm: { float32: gemm('float32'), float64: gemm('float64') },
    address(buffer: ArrayBufferLike) {
      const base = next
      next += buffer.byteLength + 4096
      buffers.push({ base, buffer })
      return base
    },
  }
  return blas
}

type Functions = Record<string, (...args: never[]) => unknown>
type Koffi = ReturnType<NonNullable<Surroundings['koffi']>>

const memory = fakeBlas()

/** The functions of a library that calls itself OpenBLAS. */
export function openBlas(): Functions {
  return {
    openblas_set_num_threads: () => {},
    openblas_get_config: () => 'OpenBLAS 0.3.21 DYNAMIC_ARCH',
    cblas_sgemm: memory.gemm.float32 as Functions[string],
    cblas_dgemm: memory.gemm.float64 as Functions[string],
  }
}

/** A koffi on a machine that has the given libraries, each with its functions by name. */
export function fakeMachine(libraries: Record<string, Functions>): () => Koffi {
  const koffi = {
    load(file: string) {
      const functions = libraries[file]
      if (functions === undefined) throw new Error('cannot open shared object file')
      return {
        func(declaration: string) {
          const name = /(\w+)\(/.exec(declaration)?.[1] ?? ''
          if (functions[name] === undefined)
            throw new Error(`Cannot find function '${name}'`)
          return functions[name]
        },
      }
    },
    address: ({ buffer }: Uint8Array) => memory.address(buffer),
  }
  return () => koffi as unknown as Koffi
}
