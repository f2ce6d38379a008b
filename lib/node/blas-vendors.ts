import type { Library } from './koffi.ts'

/**
 * The libraries known to be fast, the best for a platform first. `mark` is a function that
 * only this library has. A plain libblas is not among them: the reference implementation,
 * which many systems install under that name, is slower than our WebAssembly.
 */
export interface Vendor {
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

export const vendors: readonly Vendor[] = [
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
