import { ArgumentError } from '../errors.ts'
import { checkArgument, describe } from '../options.ts'
import type { Dtype } from './dtype.ts'
import { currentPool } from './pool.ts'
import { Storage } from './storage.ts'

/**
 * A stretch of a program that owns the memory of what is made in it. JavaScript's garbage
 * collector finds dead tensors late, and reports the death of memory outside of its heap
 * only when a loop pauses. So each turn of a training loop is a scope: its end returns its
 * buffers to the pool, and the next turn uses them again.
 */
export interface Scope {
  readonly label: string
  readonly parent: Scope | undefined
  /** What it still owns. */
  readonly made: Set<Storage>
  /** Is it still open after the program paused, so that others may have run in between? */
  awaited: boolean
}

let current: Scope | undefined

export function currentScope(): Scope | undefined {
  return current
}

/** New memory, owned by the scope that is open now. It may hold old numbers. */
export function allocate(dtype: Dtype, length: number, madeBy: string): Storage {
  const pool = currentPool()
  const storage = new Storage(pool.take(dtype, length), dtype, madeBy, pool)
  moveTo(storage, current)
  return storage
}

/** Hands the memory to another scope, or with undefined to the garbage collector. */
export function moveTo(storage: Storage, scope: Scope | undefined): void {
  storage.scope?.made.delete(storage)
  storage.scope = scope
  if (scope === undefined) storage.disown()
  else scope.made.add(storage)
}

export function openScope(label: string): Scope {
  current = { label, parent: current, made: new Set(), awaited: false }
  return current
}

/**
 * Ends a scope, and with it any scope inside that was left open: all memory that they still
 * own is returned.
 */
export function closeScope(scope: Scope): void {
  let open = current
  while (open !== undefined && open !== scope) open = open.parent
  if (open === undefined) return
  while (current !== undefined) {
    const ending: Scope = current
    const ended = endOf(ending, scope)
    for (const storage of ending.made) storage.release(ended)
    current = ending.parent
    if (ending === scope) return
  }
}

/** For who comes too late: what ended, and what to do. */
function endOf(ending: Scope, asked: Scope): string {
  const how =
    `${ending.label}, which has ended, and its memory was returned. ` +
    `Read numbers out before the end with .item() or .data(), or keep(x) what must live on`
  if (!ending.awaited) return how
  return ending === asked
    ? `${how}. This turn awaited something, and what the rest of the program made meanwhile was its own, too: let such loops run one after the other`
    : `${ending.label}, which was ended by ${asked.label} of another loop that awaits inside its turn. Scopes cannot interleave: ` +
        `let the loops run one after the other, or await outside of them and compute inside`
}

let noticing = false

/**
 * A turn that is over before the program pauses has everything to itself. Of those that are
 * open at the next pause, others may come in between.
 */
function noticeAwait(): void {
  if (noticing) return
  noticing = true
  void Promise.resolve().then(() => {
    noticing = false
    for (let open = current; open !== undefined; open = open.parent) open.awaited = true
  })
}

/**
 * Runs `fn` in a scope of its own: what it makes is released when it ends, except the
 * tensors that it returns (alone, in an array or in an object), which go to the scope
 * around it.
 *
 * @throws ArgumentError when fn is async: its work would go on after the scope has ended.
 */
export function scope<T>(fn: () => T, label = 'a scope'): T {
  checkArgument(label, 'what runs in it', fn, 'function')
  const own = openScope(label)
  try {
    const result = fn()
    if (result instanceof Promise) {
      throw new ArgumentError(
        `${label}: the function is async, so it would go on after its memory was returned. Await outside, compute inside`,
      )
    }
    survive(result, own)
    return result
  } finally {
    closeScope(own)
  }
}

/** Moves every storage found in a result out of the scope that is about to end. */
function survive(result: unknown, from: Scope): void {
  if (typeof result !== 'object' || result === null || ArrayBuffer.isView(result)) return
  if ('storage' in result && result.storage instanceof Storage) {
    if (result.storage.scope === from) moveTo(result.storage, from.parent)
  } else if (Array.isArray(result) || result.constructor === Object) {
    for (const part of Object.values(result)) survive(part, from)
  }
}

/**
 * The numbers 0 … n − 1, each turn of the loop a scope of its own: `for (const step of
 * steps(1000)) { … }`.
 */
export function* steps(n: number): Generator<number, void, undefined> {
  if (!Number.isInteger(n) || n < 0)
    throw new ArgumentError(`steps: n must be a whole number ≥ 0, got ${describe(n)}`)
  for (let step = 0; step < n; step++) yield* inScope(`step ${step}`, step)
}

/**
 * One value for one turn of a loop: the scope opens before the value is handed out and ends when the loop
 * comes back, breaks or throws.
 */
export function* inScope<T>(label: string, value: T): Generator<T, void, undefined> {
  const own = openScope(label)
  noticeAwait()
  try {
    yield value
  } finally {
    closeScope(own)
  }
}

/**
 * Takes a tensor out of its scope, for as long as the program refers to it. Returns the
 * same tensor.
 */
export function keep<T extends { storage: Storage }>(x: T): T {
  checkArgument('keep', 'what is kept', x?.storage, Storage)
  moveTo(x.storage, undefined)
  return x
}

/** Bytes owned by the scopes that are open now. */
export function scopedBytes(): number {
  let bytes = 0
  for (let scope = current; scope !== undefined; scope = scope.parent) {
    for (const storage of scope.made) bytes += storage.bytes
  }
  return bytes
}
