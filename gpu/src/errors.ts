/** Everything that this package throws on purpose. */
export class GpuError extends Error {
  override name = 'GpuError'
}

/** There is no driver, no device, or no koffi; the message says which, and what to do about it. */
export class CudaUnavailableError extends GpuError {
  override name = 'CudaUnavailableError'
}

/** A launch or a copy that cannot be right. It is thrown before the driver is called. */
export class ArgumentError extends GpuError {
  override name = 'ArgumentError'
}

/** A buffer is used after `free()`, or after its device was closed. */
export class FreedBufferError extends GpuError {
  override name = 'FreedBufferError'
}

/** The driver answered with an error code. `codeName` is the driver's own name of it, as `CUDA_ERROR_INVALID_PTX`. */
export class CudaError extends GpuError {
  override name = 'CudaError'
  readonly call: string
  readonly code: number
  readonly codeName: string

  constructor(call: string, code: number, codeName: string, description: string) {
    super(`${call}: ${codeName} (${code})${description ? `: ${description}` : ''}`)
    this.call = call
    this.code = code
    this.codeName = codeName
  }
}
