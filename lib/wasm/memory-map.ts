/**
 * What lies at the beginning of the kernels' memory, before the tensors; addresses in
 * bytes. The first 1024 belong to the compiler.
 */
export const memoryMap = {
  /** Two float32: plain numbers that are operands, such as the 2 of x.mul(2). */
  cells: 1024,
  /** The job that the threads share: see job.ts. */
  job: 1152,
  /** Float64 partial results of a reduction that is shared out. */
  parts: 2048,
  partsLength: 1024,
  /** Float64 rows of calls that threads share: see c-calls.ts. */
  calls: 2048 + 8 * 1024,
  /** Blocks of matmul, as many bytes for each thread as `matmulScratch` says. */
  scratch: 2048 + 2 * 8 * 1024,
} as const
