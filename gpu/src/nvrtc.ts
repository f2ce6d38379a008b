import { GpuError } from './errors.ts'
import { declare, openLibrary } from './library.ts'

const declarations = {
  nvrtcCreateProgram:
    'int nvrtcCreateProgram(void *out, const char *source, const char *name, int count, const char **headers, const char **names)',
  nvrtcCompileProgram: 'int nvrtcCompileProgram(uint64_t program, int count, const char **options)',
  nvrtcDestroyProgram: 'int nvrtcDestroyProgram(void *program)',
  nvrtcGetPTXSize: 'int nvrtcGetPTXSize(uint64_t program, void *out)',
  nvrtcGetPTX: 'int nvrtcGetPTX(uint64_t program, void *out)',
  nvrtcGetProgramLogSize: 'int nvrtcGetProgramLogSize(uint64_t program, void *out)',
  nvrtcGetProgramLog: 'int nvrtcGetProgramLog(uint64_t program, void *out)',
} as const

export interface CompileOptions {
  /** What the messages of the compiler call the source. */
  name?: string
  /** The oldest GPU that the kernels are to run on, as 'compute_75'. */
  architecture?: string
  /** Files that the source includes, by name. */
  headers?: Readonly<Record<string, string>>
  /** Default: the environment variable NVRTC, or where the system keeps it. */
  library?: string
}

/** The compiler refused a source; the message holds what it said. */
export class CompileError extends GpuError {
  override name = 'CompileError'
}

/**
 * Compiles CUDA C++ while the program runs, by NVIDIA's library NVRTC: for those who edit a kernel and have no nvcc.
 * @returns PTX, for `device.load`
 * @throws CompileError with the compiler's messages
 */
export function compile(
  source: string,
  { name = 'kernels.cu', architecture = 'compute_75', headers = {}, library = process.env.NVRTC }: CompileOptions = {},
): string {
  const found = openLibrary(
    'NVRTC, which compiles kernels while a program runs,',
    library ? [library] : places,
    'It comes with the CUDA toolkit and with `pip install nvidia-cuda-nvrtc`; name its file by the variable NVRTC.',
  )
  const calls = declare(found.library, declarations)
  const cell = new BigUint64Array(new ArrayBuffer(8))
  const check = (call: string, status: number): void => {
    if (status !== 0) throw new GpuError(`${call}: NVRTC status ${status}`)
  }
  const names = Object.keys(headers)
  const created = calls.nvrtcCreateProgram(cell, source, name, names.length, Object.values(headers), names)
  check('nvrtcCreateProgram', created)
  const program = cell[0]
  const text = (what: 'PTX' | 'ProgramLog'): string => {
    check(`nvrtcGet${what}Size`, calls[`nvrtcGet${what}Size`](program, cell))
    const bytes = new Uint8Array(new ArrayBuffer(Number(cell[0])))
    check(`nvrtcGet${what}`, calls[`nvrtcGet${what}`](program, bytes))
    return new TextDecoder().decode(bytes.subarray(0, -1))
  }
  try {
    const options = [`--gpu-architecture=${architecture}`, '--std=c++17']
    const status = calls.nvrtcCompileProgram(program, options.length, options)
    if (status !== 0) throw new CompileError(`${name} does not compile:\n${text('ProgramLog')}`)
    return text('PTX')
  } finally {
    calls.nvrtcDestroyProgram(BigUint64Array.of(program))
  }
}

const versions = [13, 12, 11]
const places = versions.flatMap((version) =>
  process.platform === 'win32'
    ? [`nvrtc64_${version}0_0.dll`]
    : [`libnvrtc.so.${version}`, `/usr/local/cuda/lib64/libnvrtc.so.${version}`],
)
