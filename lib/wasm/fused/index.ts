import type { Fused } from '../../kernels/fused.ts'
import type { Machine } from '../machine.ts'
import { functions } from './functions.ts'
import { locator } from './locate.ts'
import { random } from './random.ts'
import { updates } from './updates.ts'

/** What WebAssembly does in one pass, on tensors in its memory. */
export function wasmFused(machine: Machine): Fused {
  const locate = locator(machine)
  return {
    ...functions(machine, locate),
    ...updates(machine, locate),
    ...random(machine),
  }
}
