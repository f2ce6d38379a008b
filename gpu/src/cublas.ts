import type { Device } from './device.ts'
import { ArgumentError, GpuError } from './errors.ts'
import { declare, openLibrary } from './library.ts'
import type { DeviceBuffer } from './memory.ts'
import type { Stream } from './stream.ts'

const declarations = {
  cublasCreate: 'int cublasCreate_v2(void *out)',
  cublasDestroy: 'int cublasDestroy_v2(uint64_t handle)',
  cublasSetStream: 'int cublasSetStream_v2(uint64_t handle, uint64_t stream)',
  cublasSetMathMode: 'int cublasSetMathMode(uint64_t handle, int mode)',
  cublasSgemm:
    'int cublasSgemmStridedBatched(uint64_t handle, int turnA, int turnB, int m, int n, int k, void *alpha, uint64_t A, int lda, int64_t stepA, uint64_t B, int ldb, int64_t stepB, void *beta, uint64_t C, int ldc, int64_t stepC, int batch)',
} as const

const DEFAULT_MATH = 0
const TF32_MATH = 3

/** C = op(A) · op(B), all in the order of a book, rows one after the other. */
export interface Product {
  a: DeviceBuffer
  b: DeviceBuffer
  out: DeviceBuffer
  /** op(A): (m, k), op(B): (k, n), out: (m, n) */
  m: number
  n: number
  k: number
  /** A lies as (k, m) and is turned. Default false. */
  turnA?: boolean
  /** B lies as (n, k) and is turned. Default false. */
  turnB?: boolean
  /** So many products, one after the other in memory. Default 1. */
  batch?: number
  /** A is the same for all products of the batch. Default false. */
  repeatA?: boolean
  /** Rounds the inputs to 10 bits of mantissa and uses the tensor cores: faster, error near 3e-4. Default false. */
  tf32?: boolean
  stream?: Stream
}

/** cuBLAS, NVIDIA's own matrix product: what a program that has to be fast should call. */
export class Cublas {
  readonly path: string
  private readonly device: Device
  private readonly calls: ReturnType<typeof declare<keyof typeof declarations>>
  private readonly handle: bigint
  private readonly one = Float32Array.of(1)
  private readonly zero = Float32Array.of(0)
  private mode = DEFAULT_MATH

  /** @param library default: the environment variable CUBLAS, or where the system keeps it */
  constructor(device: Device, library = process.env.CUBLAS) {
    const places = process.platform === 'win32' ? windowsPlaces : linuxPlaces
    const found = openLibrary(
      'cuBLAS',
      library ? [library] : places,
      'It comes with the CUDA toolkit and with `pip install nvidia-cublas`; name its file by the variable CUBLAS.',
    )
    this.path = found.path
    this.device = device
    this.calls = declare(found.library, declarations)
    const out = new BigUint64Array(new ArrayBuffer(8))
    device.synchronize() // makes this device's context the current one, which the handle belongs to
    this.call('cublasCreate', out)
    this.handle = out[0]
  }

  /**
   * cuBLAS counts columns first. Read by columns, the memory of a row-major C is Cᵀ, and Cᵀ = Bᵀ · Aᵀ: so the same
   * product comes out when A and B change places, and nothing is moved.
   */
  matmul({
    a,
    b,
    out,
    m,
    n,
    k,
    turnA = false,
    turnB = false,
    batch = 1,
    repeatA = false,
    tf32 = false,
    stream,
  }: Product): void {
    checkSize('a', a, m * k * (repeatA ? 1 : batch), this.device)
    checkSize('b', b, k * n * batch, this.device)
    checkSize('out', out, m * n * batch, this.device)
    const mode = tf32 ? TF32_MATH : DEFAULT_MATH
    if (mode !== this.mode) this.call('cublasSetMathMode', this.handle, mode)
    this.mode = mode
    this.call('cublasSetStream', this.handle, stream?.handle ?? 0n)
    this.call(
      'cublasSgemm',
      this.handle,
      turnB ? 1 : 0,
      turnA ? 1 : 0,
      n,
      m,
      k,
      this.one,
      b.address,
      turnB ? k : n,
      k * n,
      a.address,
      turnA ? m : k,
      repeatA ? 0 : m * k,
      this.zero,
      out.address,
      n,
      m * n,
      batch,
    )
  }

  destroy(): void {
    this.call('cublasDestroy', this.handle)
  }

  private call(name: keyof typeof declarations, ...args: unknown[]): void {
    const status = this.calls[name](...args)
    if (status !== 0) throw new GpuError(`${name}: ${statusNames[status] ?? 'unknown status'} (${status})`)
  }
}

function checkSize(name: string, buffer: DeviceBuffer, elements: number, device: Device): void {
  if (buffer.device !== device) throw new ArgumentError(`matmul: ${name} is a buffer of another device`)
  if (buffer.bytes < elements * 4)
    throw new ArgumentError(`matmul: ${name} has ${buffer.bytes} bytes; ${elements} float32 need ${elements * 4}`)
}

const versions = [13, 12, 11]
const linuxPlaces = versions.flatMap((version) => [
  `libcublas.so.${version}`,
  `/usr/local/cuda/lib64/libcublas.so.${version}`,
])
const windowsPlaces = versions.map((version) => `cublas64_${version}.dll`)

const statusNames: Record<number, string> = {
  1: 'CUBLAS_STATUS_NOT_INITIALIZED',
  3: 'CUBLAS_STATUS_ALLOC_FAILED',
  7: 'CUBLAS_STATUS_INVALID_VALUE',
  8: 'CUBLAS_STATUS_ARCH_MISMATCH',
  11: 'CUBLAS_STATUS_MAPPING_ERROR',
  13: 'CUBLAS_STATUS_EXECUTION_FAILED',
  14: 'CUBLAS_STATUS_INTERNAL_ERROR',
  15: 'CUBLAS_STATUS_NOT_SUPPORTED',
}
