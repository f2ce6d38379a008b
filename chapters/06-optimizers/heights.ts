import { noGrad, tensor } from 'chalkgrad'
import { ticks, type Surface } from './surfaces.ts'

/** Heights on a grid over the window: (rows, columns), the first row at the bottom. */
export function heights(
  { height, window }: Surface,
  columns: number,
  rows: number,
): Float64Array {
  const { x, y } = ticks(window, columns, rows)
  return noGrad(() => height(tensor(x), tensor(y).unsqueeze(1)).data() as Float64Array)
}
