import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { CLibrary } from '../wasm/c-calls.ts'
import { threadCount } from '../wasm/thread-count.ts'

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

/** Why there is none, and what to do about it. */
export interface NoBlas {
  why: string
  advice: string
}

type Koffi = typeof import('koffi')
type Library = ReturnType<Koffi['load']>

/**
 * The libraries known to be fast, the best for a platform first. `mark` is a function that
 * only this library has. A plain libblas is not among them: the reference implementation,
 * which many systems install under that name, is slower than our WebAssembly.
 */
interface Vendor {
  name: string
  mark: string
  version(library: Library): string
  /**
   * To 1, once, when it is opened: our threads call it. (OpenBLAS waits for ever when
   * another thread changes the number while it computes.)
   */
  setThreads(library: Library, count: number): void
  /** It decides by itself which units of the processor compute. */
  ownThreads?: boolean
  files: Partial<Record<NodeJS.Platform, readonly string[]>>
}

const vendors: readonly Vendor[] = [
  {
    name: 'Accelerate',
    mark: 'vDSP_vadd',
    version: () => '',
    // Read when it first computes. What it does with them is up to the system.
    setThreads: (_, count) => void (process.env.VECLIB_MAXIMUM_THREADS = String(count)),
    ownThreads: true,
    files: { darwin: ['/System/Library/Frameworks/Accelerate.framework/Accelerate'] },
  },
  {
    name: 'OpenBLAS',
    mark: 'openblas_set_num_threads',
    version: (library) =>
      (library.func('const char *openblas_get_config()')() as string)
        .split(' ')
        .slice(1, 2)
        .join(),
    setThreads: (library, count) =>
      library.func('void openblas_set_num_threads(int)')(count),
    files: {
      linux: [
        'libopenblas.so.0',
        'libopenblasp.so.0',
        'libopenblaso.so.0',
        'libopenblas.so',
      ],
      darwin: [
        '/opt/homebrew/opt/openblas/lib/libopenblas.dylib',
        '/usr/local/opt/openblas/lib/libopenblas.dylib',
      ],
      win32: ['libopenblas.dll', 'openblas.dll'],
    },
  },
  {
    name: 'MKL',
    mark: 'MKL_Set_Num_Threads',
    version: () => '',
    setThreads: (library, count) => library.func('void MKL_Set_Num_Threads(int)')(count),
    files: {
      linux: ['libmkl_rt.so.2', 'libmkl_rt.so.1', 'libmkl_rt.so'],
      win32: ['mkl_rt.2.dll', 'mkl_rt.dll'],
    },
  },
  {
    name: 'BLIS',
    mark: 'bli_thread_set_num_threads',
    version: (library) =>
      library.func('const char *bli_info_get_version_str()')() as string,
    setThreads: (library, count) =>
      library.func('void bli_thread_set_num_threads(int64_t)')(count),
    files: {
      linux: ['libblis.so.4', 'libblis-mt.so.4', 'libblis.so.3', 'libblis.so'],
      darwin: ['/opt/homebrew/opt/blis/lib/libblis.dylib'],
    },
  },
]

const install: Partial<Record<NodeJS.Platform, string>> = {
  linux:
    'install OpenBLAS: on Debian or Ubuntu `apt-get install libopenblas0`, on Fedora `dnf install openblas`, on Arch `pacman -S openblas`',
  darwin: 'macOS comes with Accelerate; failing that, `brew install openblas`',
  win32:
    'unpack a release of OpenBLAS (https://github.com/OpenMathLib/OpenBLAS/releases) and name the file: CHALKGRAD_BLAS=C:\\…\\libopenblas.dll',
}

/** What findBlas looks at, so that a test can give it another machine. */
export interface Surroundings {
  env?: NodeJS.ProcessEnv
  platform?: NodeJS.Platform
  koffi?: () => Koffi
}

/** Opens the fastest BLAS of the machine; the one that CHALKGRAD_BLAS names, if it is set. */
export function findBlas({
  env = process.env,
  platform = process.platform,
  koffi = requireKoffi,
}: Surroundings = {}): Blas | NoBlas {
  let door: Koffi
  try {
    door = koffi()
  } catch (error) {
    const why = `the package koffi, which calls libraries written in C, does not load (${firstLine(error)})`
    return { why, advice: 'run `npm install` without --omit=optional' }
  }
  const named = env.CHALKGRAD_BLAS
  if (named) {
    const found = open(door, named, platform, threadCount(env))
    return typeof found === 'string'
      ? { why: `CHALKGRAD_BLAS names ${named}, but ${found}`, advice: advice(platform) }
      : found
  }
  const wrong: string[] = []
  for (const file of vendors.flatMap(({ files }) => files[platform] ?? [])) {
    for (const place of [file, ...besideConda(file, platform, env)]) {
      const found = open(door, place, platform, threadCount(env))
      if (typeof found !== 'string') return found
      if (!found.startsWith('it does not load')) wrong.push(`${place}: ${found}`)
    }
  }
  const names = vendors.filter(({ files }) => files[platform]).map(({ name }) => name)
  const why = `no fast BLAS library was found${names.length > 0 ? `, neither ${names.join(' nor ')}` : ''}`
  return { why: [why, ...wrong].join('; '), advice: advice(platform) }
}

/** The package, where it is installed. */
export function requireKoffi(): Koffi {
  return createRequire(import.meta.url)('koffi') as Koffi
}

function advice(platform: NodeJS.Platform): string {
  return install[platform] ?? 'install OpenBLAS and name its file: CHALKGRAD_BLAS=<path>'
}

function besideConda(
  file: string,
  platform: NodeJS.Platform,
  { CONDA_PREFIX }: NodeJS.ProcessEnv,
): string[] {
  if (!CONDA_PREFIX || file.startsWith('/')) return []
  return [
    join(CONDA_PREFIX, ...(platform === 'win32' ? ['Library', 'bin'] : ['lib']), file),
  ]
}

/** The library in a file; or why it cannot be used. */
function open(
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

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0]
}
