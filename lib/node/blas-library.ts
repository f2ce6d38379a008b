import { readFileSync } from 'node:fs'
import type { CLibrary } from '../wasm/c-calls.ts'
import { vendors } from './blas-vendors.ts'
import { firstLine, type Koffi, type Library } from './koffi.ts'

/**
 * C's interface to the matrix product of BLAS: C ← alpha·op(A)·op(B) + beta·C. Matrices are
 * addresses in the memory of the process, in bytes; `ld…` is the distance between their
 * rows, in elements.
 */
export type GemmArguments = [
  order: number,
  turnA: number,
  turnB: number,
  m: number,
  n: number,
  k: number,
  alpha: number,
  a: number,
  lda: number,
  b: number,
  ldb: number,
  beta: number,
  c: number,
  ldc: number,
]
export type Gemm = (...args: GemmArguments) => void

/** A BLAS library of this machine, opened. */
export interface Blas {
  name: string
  version: string
  /** Where it lies, as far as the system says. */
  path: string
  gemm: { float32: Gemm; float64: Gemm }
  /** Where a buffer begins. */
  address(buffer: ArrayBufferLike): number
  /** What other threads need to make calls of it; missing where it is better left alone. */
  library?: CLibrary
}

/** The library in a file; or why it cannot be used. */
export function openLibrary(
  koffi: Koffi,
  file: string,
  platform: NodeJS.Platform,
  threads: number,
): Blas | string {
  let library: Library
  try {
    library = koffi.load(file)
  } catch (error) {
    return `it does not load (${firstLine(error)})`
  }
  const vendor = vendors.find(({ mark }) => has(library, mark))
  if (vendor === undefined)
    return `it is not one of the libraries known to be fast (${vendors.map(({ name }) => name).join(', ')}); the reference BLAS is slower than WebAssembly`
  if (!has(library, 'cblas_sgemm') || !has(library, 'cblas_dgemm'))
    return `${vendor.name} there has no cblas_sgemm: it was built without C's interface`
  const declarations = [
    ['cblas_sgemm', 'float'],
    ['cblas_dgemm', 'double'],
  ].map(
    ([name, number]) =>
      `void ${name}(int, int, int, int, int, int, ${number}, size_t, int, size_t, int, ${number}, size_t, int)`,
  )
  const functions = declarations.map((text) => library.func(text))
  vendor.setThreads(library, vendor.ownThreads ? threads : 1)
  const [float32, float64]: Gemm[] = functions
  const blas: Blas = {
    name: vendor.name,
    version: vendor.version(library),
    path: platform === 'linux' ? loadedFrom(file, vendor.name) : file,
    gemm: { float32, float64 },
    address: (buffer) => Number(koffi.address(new Uint8Array(buffer))),
    library: vendor.ownThreads ? undefined : { path: file, declarations, functions },
  }
  return multipliesRight(blas)
    ? blas
    : `${vendor.name} there gives wrong products: it was perhaps built for 64-bit sizes`
}

/**
 * C's interface is a promise that nobody checks: a library built for sizes of 64 bits has
 * the same names. So one small product is compared: (2, 3) · (4, 3)ᵀ.
 */
function multipliesRight({ gemm, address }: Blas): boolean {
  const numbers = Float32Array.from({ length: 26 }, (_, i) => i)
  const at = address(numbers.buffer)
  gemm.float32(101, 111, 112, 2, 4, 3, 1, at, 3, at + 4 * 6, 3, 0, at + 4 * 18, 4)
  for (let i = 0; i < 2; i++)
    for (let j = 0; j < 4; j++) {
      let sum = 0
      for (let k = 0; k < 3; k++) sum += (3 * i + k) * (6 + 3 * j + k)
      if (numbers[18 + 4 * i + j] !== sum) return false
    }
  return true
}

function has(library: Library, name: string): boolean {
  try {
    library.func(`void ${name}()`)
    return true
  } catch {
    return false
  }
}

/** The file behind a name that the system looked up itself; Linux tells. */
function loadedFrom(file: string, name: string): string {
  try {
    const maps = readFileSync('/proc/self/maps', 'utf8').split('\n')
    const line = maps.find((line) =>
      line.toLowerCase().includes(`lib${name.toLowerCase()}`),
    )
    return line?.slice(line.indexOf('/')) ?? file
  } catch {
    return file
  }
}
