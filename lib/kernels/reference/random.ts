import type { Random } from '../../random/random.ts'
import type { Operand } from '../kernels.ts'

/** The largest float32 below 1. */
const BELOW_ONE = 1 - 2 ** -24

/** The next numbers of a generator, in their order. */
export function uniform(random: Random, out: Operand): void {
  const to = out.storage.write()
  // A float64 that is nearly 1 must not be rounded up to 1.
  const most = out.storage.dtype === 'float64' ? 1 : BELOW_ONE
  for (let o = 0; o < to.length; o++) to[o] = Math.min(random.uniform(), most)
}

export function normal(random: Random, out: Operand): void {
  const to = out.storage.write()
  for (let o = 0; o < to.length; o++) to[o] = random.normal()
}
