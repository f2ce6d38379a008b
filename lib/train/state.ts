import type { StateDict } from '../nn/state-dict.ts'
import { keep } from '../storage/scope.ts'
import { tensor } from '../tensor/create.ts'

/**
 * A number as a state dict keeps it: a float64 tensor of shape (), which every finite and
 * infinite number survives.
 */
export function scalar(value: number): StateDict[string] {
  return keep(tensor(value, { dtype: 'float64' }))
}

/**
 * Returns the memory of a state that nobody needs any more, at once. It belongs to no
 * scope, and the garbage collector hardly comes by in a loop that never waits.
 */
export function discard(state: StateDict): void {
  for (const { storage } of Object.values(state))
    storage.release('a state dict that was discarded')
}
