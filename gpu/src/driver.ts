import { CudaError } from './errors.ts'
import { declare, openLibrary } from './library.ts'

/**
 * The functions of the CUDA driver that we call. Handles (contexts, modules, functions, streams) and addresses on the
 * device are 64-bit numbers, so they are declared as such and are `bigint` here. Names that end in `_v2` or `_v3` are
 * what the headers of CUDA write for the plain names.
 */
const declarations = {
  cuInit: 'int cuInit(uint flags)',
  cuDriverGetVersion: 'int cuDriverGetVersion(void *out)',
  cuDeviceGetCount: 'int cuDeviceGetCount(void *out)',
  cuDeviceGet: 'int cuDeviceGet(void *out, int ordinal)',
  cuDeviceGetName: 'int cuDeviceGetName(void *out, int length, int device)',
  cuDeviceTotalMem: 'int cuDeviceTotalMem_v2(void *out, int device)',
  cuDeviceGetAttribute: 'int cuDeviceGetAttribute(void *out, int attribute, int device)',
  cuDevicePrimaryCtxRetain: 'int cuDevicePrimaryCtxRetain(void *out, int device)',
  cuDevicePrimaryCtxRelease: 'int cuDevicePrimaryCtxRelease_v2(int device)',
  cuCtxSetCurrent: 'int cuCtxSetCurrent(uint64_t context)',
  cuCtxSynchronize: 'int cuCtxSynchronize()',
  cuModuleLoadData: 'int cuModuleLoadData(void *out, void *image)',
  cuModuleUnload: 'int cuModuleUnload(uint64_t module)',
  cuModuleGetFunction: 'int cuModuleGetFunction(void *out, uint64_t module, const char *name)',
  cuFuncGetAttribute: 'int cuFuncGetAttribute(void *out, int attribute, uint64_t function)',
  cuFuncSetAttribute: 'int cuFuncSetAttribute(uint64_t function, int attribute, int value)',
  cuMemAlloc: 'int cuMemAlloc_v2(void *out, size_t bytes)',
  cuMemFree: 'int cuMemFree_v2(uint64_t address)',
  cuMemGetInfo: 'int cuMemGetInfo_v2(void *free, void *total)',
  cuMemHostAlloc: 'int cuMemHostAlloc(void *out, size_t bytes, uint flags)',
  cuMemFreeHost: 'int cuMemFreeHost(uint64_t pointer)',
  cuMemcpyHtoD: 'int cuMemcpyHtoD_v2(uint64_t to, void *from, size_t bytes)',
  cuMemcpyDtoH: 'int cuMemcpyDtoH_v2(void *to, uint64_t from, size_t bytes)',
  cuMemcpyHtoDAsync: 'int cuMemcpyHtoDAsync_v2(uint64_t to, void *from, size_t bytes, uint64_t stream)',
  cuMemcpyDtoHAsync: 'int cuMemcpyDtoHAsync_v2(void *to, uint64_t from, size_t bytes, uint64_t stream)',
  cuMemcpyDtoDAsync: 'int cuMemcpyDtoDAsync_v2(uint64_t to, uint64_t from, size_t bytes, uint64_t stream)',
  cuMemsetD32Async: 'int cuMemsetD32Async(uint64_t to, uint value, size_t count, uint64_t stream)',
  cuLaunchKernel:
    'int cuLaunchKernel(uint64_t function, uint gridX, uint gridY, uint gridZ, uint blockX, uint blockY, uint blockZ, uint sharedBytes, uint64_t stream, void *parameters, void *extra)',
  cuStreamCreate: 'int cuStreamCreate(void *out, uint flags)',
  cuStreamSynchronize: 'int cuStreamSynchronize(uint64_t stream)',
  cuStreamWaitEvent: 'int cuStreamWaitEvent(uint64_t stream, uint64_t event, uint flags)',
  cuStreamDestroy: 'int cuStreamDestroy_v2(uint64_t stream)',
  cuStreamBeginCapture: 'int cuStreamBeginCapture_v2(uint64_t stream, int mode)',
  cuStreamEndCapture: 'int cuStreamEndCapture(uint64_t stream, void *out)',
  cuGraphInstantiate: 'int cuGraphInstantiateWithFlags(void *out, uint64_t graph, uint64_t flags)',
  cuGraphLaunch: 'int cuGraphLaunch(uint64_t executable, uint64_t stream)',
  cuGraphExecDestroy: 'int cuGraphExecDestroy(uint64_t executable)',
  cuGraphDestroy: 'int cuGraphDestroy(uint64_t graph)',
  cuEventCreate: 'int cuEventCreate(void *out, uint flags)',
  cuEventRecord: 'int cuEventRecord(uint64_t event, uint64_t stream)',
  cuEventSynchronize: 'int cuEventSynchronize(uint64_t event)',
  cuEventElapsedTime: 'int cuEventElapsedTime(void *out, uint64_t from, uint64_t to)',
  cuEventDestroy: 'int cuEventDestroy_v2(uint64_t event)',
  cuGetErrorName: 'int cuGetErrorName(int code, _Out_ const char **out)',
  cuGetErrorString: 'int cuGetErrorString(int code, _Out_ const char **out)',
} as const

export type DriverCall = keyof typeof declarations

/** Where NVIDIA's driver lies: on the search path of the system, in containers, in WSL, on Windows. */
const places =
  process.platform === 'win32'
    ? ['nvcuda.dll']
    : ['libcuda.so.1', '/usr/local/nvidia/lib64/libcuda.so.1', '/usr/lib/wsl/lib/libcuda.so.1']

/** The CUDA driver library, opened. Every call is checked: a status other than 0 becomes a CudaError. */
export class Driver {
  readonly path: string
  private readonly calls: ReturnType<typeof declare<DriverCall>>
  // One 8-byte cell that calls write their answer to. A buffer of its own is never moved by the garbage collector.
  private readonly cell = new ArrayBuffer(8)
  private readonly cellU64 = new BigUint64Array(this.cell)
  private readonly cellI32 = new Int32Array(this.cell)
  private readonly cellF32 = new Float32Array(this.cell)

  constructor(path = process.env.CUDA_DRIVER) {
    const found = openLibrary(
      'the CUDA driver',
      path ? [path] : places,
      'Install the NVIDIA driver, or set CUDA_DRIVER to the emulator that `npm run gpu:emulator` builds.',
    )
    this.path = found.path
    this.calls = declare(found.library, declarations)
  }

  /** @throws CudaError when the driver answers with an error */
  call(name: DriverCall, ...args: unknown[]): void {
    const status = this.calls[name](...args)
    if (status !== 0) throw this.error(name, status)
  }

  /** Calls a function whose first argument is a place for a 64-bit answer: a handle, an address or a size. */
  handle(name: DriverCall, ...args: unknown[]): bigint {
    this.cellU64[0] = 0n
    this.call(name, this.cellU64, ...args)
    return this.cellU64[0]
  }

  /** The same for a function whose last argument is that place. */
  lastHandle(name: DriverCall, ...args: unknown[]): bigint {
    this.cellU64[0] = 0n
    this.call(name, ...args, this.cellU64)
    return this.cellU64[0]
  }

  /** Calls a function whose first argument is a place for a 32-bit integer. */
  integer(name: DriverCall, ...args: unknown[]): number {
    this.call(name, this.cellI32, ...args)
    return this.cellI32[0]
  }

  /** Calls a function whose first argument is a place for a float. */
  float(name: DriverCall, ...args: unknown[]): number {
    this.call(name, this.cellF32, ...args)
    return this.cellF32[0]
  }

  /** The error for a status, with the driver's own name and description of it. */
  error(call: string, status: number): CudaError {
    const name: [string | null] = [null]
    const description: [string | null] = [null]
    this.calls.cuGetErrorName(status, name)
    this.calls.cuGetErrorString(status, description)
    return new CudaError(call, status, name[0] ?? 'unknown error', description[0] ?? '')
  }
}
