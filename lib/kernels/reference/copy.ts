import type { Operand } from '../kernels.ts'
import { rowsOf } from './rows.ts'

/**
 * Copies between any two layouts of one shape; a typed array converts the numbers to its
 * own dtype.
 */
export function copy(x: Operand, out: Operand): void {
  const from = x.storage.read()
  const to = out.storage.write()
  const { count, length, starts, strides } = rowsOf([x.layout, out.layout])
  const [di, dj] = strides
  for (let r = 0; r < count; r++) {
    let [i, j] = [starts[0][r], starts[1][r]]
    for (let k = 0; k < length; k++, i += di, j += dj) to[j] = from[i]
  }
}

/** Writes one value everywhere. */
export function fill(value: number, out: Operand): void {
  const to = out.storage.write()
  const { count, length, starts, strides } = rowsOf([out.layout])
  for (let r = 0; r < count; r++) {
    let place = starts[0][r]
    for (let k = 0; k < length; k++, place += strides[0]) to[place] = value
  }
}
