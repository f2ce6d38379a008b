import type { RangeKernel } from './exports.ts'

/** Functions of a library written in C. Each thread opens it for itself, by koffi. */
export interface CLibrary {
  path: string
  /** As koffi reads them, such as 'void f(int, float)'; addresses are size_t. */
  declarations: readonly string[]
  /** The same functions, opened by the thread that owns the tensors. */
  functions: readonly ((...args: number[]) => void)[]
}

/** A call to be made: which of the functions, then its arguments. */
export type CCall = readonly [index: number, ...args: number[]]

/** Calls lie in shared memory, a row of Float64 each, so that every thread can make some. */
export const callTable = { rows: 64, width: 16 } as const

/** The kernel that makes the calls [begin, end). worker.js has the like for its thread. */
export function callKernel(
  functions: CLibrary['functions'],
  table: Float64Array,
): RangeKernel {
  const { width } = callTable
  return (begin, end) => {
    for (let at = begin * width; at < end * width; at += width) {
      const [index, count] = table.subarray(at, at + 2)
      functions[index](...table.subarray(at + 2, at + 2 + count))
    }
  }
}
