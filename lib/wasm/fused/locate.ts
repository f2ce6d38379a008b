import type { Operand } from '../../kernels/kernels.ts'
import { Addresses } from '../kernels/operands.ts'
import type { Machine } from '../machine.ts'

/**
 * Calls `run` with the addresses of float32 operands. Returns false, and calls nothing, when
 * one of them lies elsewhere.
 */
export type Locate = (
  operands: readonly Operand[],
  run: (...addresses: number[]) => void,
) => boolean

export function locator(machine: Machine): Locate {
  const at = new Addresses(machine)
  return (operands, run) => {
    const addresses = operands.map((x) => at.float32(x))
    if (addresses.some((address) => address < 0)) return false
    run(...addresses)
    return true
  }
}
