import type { Random } from '../../random/random.ts'
import type { Operand } from '../kernels.ts'

/** The next numbers of a generator, in their order. */
export function uniform(random: Random, out: Operand): void {
  const to = out.storage.write()
  for (let o = 0; o < to.length; o++) to[o] = random.uniform()
}

export function normal(random: Random, out: Operand): void {
  const to = out.storage.write()
  for (let o = 0; o < to.length; o++) to[o] = random.normal()
}
