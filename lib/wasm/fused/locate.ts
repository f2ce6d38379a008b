import type { Operand } from '../../kernels/kernels.ts'
import { Addresses } from '../kernels/operands.ts'
import type { Runtime } from '../runtime.ts'

/**
 * Calls `run` with the addresses of float32 operands, first those that are read, then those
 * that are written. Returns false, and calls nothing, when one of them lies elsewhere.
 */
export type Locate = (
  read: readonly Operand[],
  written: readonly Operand[],
  run: (...addresses: number[]) => void,
) => boolean

export function locator(runtime: Runtime): Locate {
  const at = new Addresses(runtime)
  return (read, written, run) => {
    const addresses = [
      ...read.map((x) => at.readFloat32(x)),
      ...written.map((x) => at.writeFloat32(x)),
    ]
    if (addresses.some((address) => address < 0)) return false
    run(...addresses)
    return true
  }
}
