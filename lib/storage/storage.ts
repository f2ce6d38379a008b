import { ReleasedError } from '../errors.ts'
import { byteSize, type Dtype, type TypedArray } from './dtype.ts'
import type { Memory, MemoryPool } from './memory.ts'
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
  private home: Memory | undefined
  /**
   * Where the memory came from and goes back to; undefined for a number that nobody
   * returns.
   */
  private readonly pool: MemoryPool | undefined
  /** The scope that ended, and what to do. */
  private ended = ''

  constructor(memory: Memory, dtype: Dtype, madeBy: string, pool?: MemoryPool) {
    this.home = memory
    this.pool = pool
    this.dtype = dtype
    this.length = memory.length
    this.madeBy = madeBy
  }

  /**
   * The numbers, to look at. Use the array at once and do not store it: other kinds of
   * memory may move at the next allocation.
   *
   * @throws ReleasedError after the scope that owned the memory has ended.
   */
  read(): TypedArray {
    return this.memory.read()
  }

  /**
   * The numbers, to be overwritten or changed; they are those of now. A mirror elsewhere is
   * out of date from here on.
   *
   * @throws ReleasedError after the scope that owned the memory has ended.
   */
  write(): TypedArray {
    return this.memory.write()
  }

  /** For kernels that know what kind of memory it is. */
  get memory(): Memory {
    if (this.home === undefined) {
      throw new ReleasedError(`the result of '${this.madeBy}' belonged to ${this.ended}`)
    }
    return this.home
  }

  get released(): boolean {
    return this.home === undefined
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

  /** No scope owns it any more, so that nobody will release it. */
  disown(): void {
    if (this.home !== undefined && this.pool?.disown !== undefined)
      this.home = this.pool.disown(this.dtype, this.home)
  }

  /** Returns the memory to the pool. Whoever reads or writes later is told by which scope. */
  release(by: string): void {
    if (this.home === undefined) return
    this.pool?.give(this.dtype, this.home)
    this.home = undefined
    this.ended = by
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
