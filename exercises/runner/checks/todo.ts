/** Thrown by a stub that nobody has filled in yet. */
export class TodoError extends Error {
  override name = 'TodoError'
}

const calls: string[] = []

/**
 * The body of every stub. It throws, and it also records the call: an exercise is unsolved because its stub
 * was *called*, not because something threw. (A check that expects an error would otherwise pass on a stub.)
 */
export function todo(name: string): never {
  calls.push(name)
  throw new TodoError(`${name} is not written yet`)
}

/** The names of the stubs called since the last `resetTodo()`. */
export function todoCalls(): readonly string[] {
  return [...calls]
}

export function resetTodo(): void {
  calls.length = 0
}
