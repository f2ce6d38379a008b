import type { StateDict } from '../nn/module.ts'
import { keep } from '../storage/scope.ts'
import { tensor } from '../tensor/create.ts'

/** A number as a state dict keeps it: a float64 tensor of shape (), which every finite and infinite number survives. */
export function scalar(value: number): StateDict[string] {
  return keep(tensor(value, { dtype: 'float64' }))
}
