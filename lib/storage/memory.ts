import { typedArray, type Dtype, type TypedArray } from './dtype.ts'

/**
 * Where the numbers of a Storage live: their home. That is an array here, or the memory of a
 * device, which then has a mirror here for whoever wants to look. Numbers are asked for by
 * what is going to be done with them, so that either side knows when it is out of date.
 */
export interface Memory {
  /** How many numbers. */
  readonly length: number
  /** The numbers as they are now, only to look at: a mirror is brought up to date. */
  read(): TypedArray
  /**
   * The numbers as they are now, to be overwritten or changed: from here on, what is
   * anywhere else is out of date.
   */
  write(): TypedArray
}

/** Memory that JavaScript can reach. There is no other copy, so reading and writing are one. */
export class HostMemory implements Memory {
  private readonly numbers: TypedArray

  constructor(numbers: TypedArray) {
    this.numbers = numbers
  }

  get length(): number {
    return this.numbers.length
  }

  read(): TypedArray {
    return this.numbers
  }

  write(): TypedArray {
    return this.numbers
  }
}

/** @throws MemoryError when the machine has no room for it. */
export function hostMemory(dtype: Dtype, length: number): Memory {
  return new HostMemory(typedArray(dtype, length))
}

/** Lends memory and takes it back. Memory that is lent may hold old numbers. */
export interface MemoryPool {
  take(dtype: Dtype, length: number): Memory
  give(dtype: Dtype, memory: Memory): void
  /**
   * Nobody will give it back: the garbage collector is to find it. The answer is where its
   * numbers live from now on, which may be another place.
   */
  disown?(dtype: Dtype, memory: Memory): Memory
  /** Bytes that wait to be lent again. */
  readonly bytes: number
  /** Lets go of all that waits. */
  empty(): void
}
