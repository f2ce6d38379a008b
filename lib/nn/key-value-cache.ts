import { isRecording, noGrad } from '../autograd/grad-mode.ts'
import { GradientError, ShapeError } from '../errors.ts'
import { checkArgument, checkCount } from '../options.ts'
import { formatShape, sameShape } from '../shape/shape.ts'
import { keep } from '../storage/scope.ts'
import { zeros } from '../tensor/create.ts'
import { Tensor } from '../tensor/tensor.ts'

/**
 * The keys and values that one layer of attention has computed so far. The next word needs them
 * again, and they never change: nothing of the past looks at what comes. So a word costs as much as
 * a word, and not as much as all that stands before it.
 *
 * Memory for `capacity` steps is taken with the first one, (batch, heads, capacity, width), and
 * then only written.
 */
export class KeyValueCache {
  readonly capacity: number
  #length = 0
  #memory: { keys: Tensor; values: Tensor } | undefined

  /** @throws ArgumentError unless it is a whole number ≥ 1. */
  constructor(capacity: number) {
    checkCount('KeyValueCache', 'the capacity', capacity)
    this.capacity = capacity
  }

  /** How many steps it holds. */
  get length(): number {
    return this.#length
  }

  /**
   * Those of the next steps, each (batch, heads, time, width) → those of all steps so far, which
   * share the cache's memory.
   *
   * @throws GradientError where they are recorded. @throws ShapeError for more steps than there is
   *   room for, and for another batch.
   */
  append(keys: Tensor, values: Tensor): { keys: Tensor; values: Tensor } {
    for (const [what, x] of Object.entries({ keys, values })) {
      checkArgument('KeyValueCache', what, x, Tensor)
      if (isRecording() && x.requiresGrad)
        throw new GradientError(
          `KeyValueCache: what is kept has no gradient, and these ${what} ask for one. A cache is for use: call inside noGrad(() => …)`,
        )
    }
    this.#memory ??= { keys: this.#room(keys), values: this.#room(values) }
    const memory = this.#memory
    const start = this.#length
    const end = start + keys.shape[keys.rank - 2]
    const parts = { keys, values }
    for (const what of ['keys', 'values'] as const) {
      const wanted = memory[what].shape.with(-2, end - start)
      if (!sameShape(parts[what].shape, wanted))
        throw new ShapeError(
          `KeyValueCache: ${what} must be ${formatShape(wanted)}, as those before, got ${formatShape(parts[what].shape)}. A new batch needs a new cache`,
        )
    }
    if (end > this.capacity)
      throw new ShapeError(
        `KeyValueCache: there is room for ${this.capacity} steps, and ${start} + ${end - start} are ${end}`,
      )
    noGrad(() => {
      memory.keys.slice(-2, start, end).copy_(keys)
      memory.values.slice(-2, start, end).copy_(values)
    })
    this.#length = end
    return this.read()
  }

  /** Keys and values of all steps so far. @throws ShapeError where there are none yet. */
  read(): { keys: Tensor; values: Tensor } {
    if (this.#memory === undefined)
      throw new ShapeError('KeyValueCache: nothing has been put in yet')
    const { keys, values } = this.#memory
    return {
      keys: keys.slice(-2, 0, this.#length),
      values: values.slice(-2, 0, this.#length),
    }
  }

  #room({ shape, dtype, rank }: Tensor): Tensor {
    if (rank < 2)
      throw new ShapeError(
        `KeyValueCache: keys and values are (…, time, width), got ${formatShape(shape)}`,
      )
    return keep(zeros(shape.with(-2, this.capacity), { dtype }))
  }
}
