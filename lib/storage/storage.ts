import { ReleasedError } from '../errors.ts'
import type { BufferPool } from './pool.ts'
import { byteSize, type Dtype, type TypedArray } from './dtype.ts'
import type { Scope } from './scope.ts'

/**
 * The flat memory behind one or more tensors. A transposed or sliced tensor is another
 * layout over the same Storage.
 */
export class Storage {
  readonly dtype: Dtype
  readonly length: number
  /** The operation that made it, for messages. */
  readonly madeBy: string
  /**
   * The scope whose end returns the memory; undefined when the garbage collector is in
   * charge.
   */
  scope: Scope | undefined = undefined
  /**
   * When the numbers were last changed in place, on the clock of all in-place changes; 0 is
   * never.
   */
  changedAt = 0
  private memory: TypedArray | undefined
  /**
   * Where the memory came from and goes back to; undefined for a number that nobody
   * returns.
   */
  private readonly pool: BufferPool | undefined
  private endedScope = ''

  constructor(memory: TypedArray, dtype: Dtype, madeBy: string, pool?: BufferPool) {
    this.memory = memory
    this.pool = pool
    this.dtype = dtype
    this.length = memory.length
    this.madeBy = madeBy
  }

  /**
   * The numbers themselves. Use the view at once and do not store it: other kinds of memory
   * may move at the next allocation.
   *
   * @throws ReleasedError after the scope that owned the memory has ended.
   */
  view(): TypedArray {
    if (this.memory === undefined) {
      throw new ReleasedError(
        `the result of '${this.madeBy}' belonged to ${this.endedScope}, which has ended, and its memory was returned. ` +
          `Read numbers out before the end with .item() or .toArray(), or keep(x) what must live on`,
      )
    }
    return this.memory
  }

  get released(): boolean {
    return this.memory === undefined
  }

  get bytes(): number {
    return this.length * byteSize[this.dtype]
  }

  /**
   * Notes that the numbers were changed in place, so that a gradient that needs the old
   * ones can refuse.
   */
  touch(): void {
    this.changedAt = ++clock
  }

  /** Returns the memory to the pool. Any later `view()` throws. */
  release(by: string): void {
    if (this.memory === undefined) return
    this.pool?.give(this.dtype, this.memory)
    this.memory = undefined
    this.endedScope = by
  }
}

let clock = 0

/**
 * The time on the clock of in-place changes: what changed later than this, changed after
 * now.
 */
export function changeClock(): number {
  return clock
}
