import type { RecurrentSteps } from '../../kernels/fused-recurrent.ts'
import type { Operand } from '../../kernels/kernels.ts'
import { COSTLY } from '../grain.ts'
import type { Runtime } from '../runtime.ts'
import type { Locate } from './locate.ts'

/** Steps of recurrent cells: threads share the rows of the batch. */
export function recurrentSteps(runtime: Runtime, locate: Locate): RecurrentSteps {
  return {
    lstmStep: (fromInput, fromHidden, cell, said, hidden, next) =>
      locate(
        [fromInput, fromHidden, cell],
        [said, hidden, next],
        (x, h, c, s, to, toCell) =>
          runtime.run('lstmStep', ...rowsOf(cell, 5), x, h, c, s, to, toCell),
      ),
    lstmStepGradient: (ofHidden, ofNext, said, cell, dSums, dCell) =>
      locate([ofHidden, ofNext, said, cell], [dSums, dCell], (gh, gc, s, c, to, toCell) =>
        runtime.run('lstmStepGradient', ...rowsOf(cell, 2), gh, gc, s, c, to, toCell),
      ),
    gruStep: (fromInput, fromHidden, hidden, said, next) =>
      locate([fromInput, fromHidden, hidden], [said, next], (x, h, state, s, to) =>
        runtime.run('gruStep', ...rowsOf(hidden, 3), x, h, state, s, to),
      ),
    gruStepGradient: (g, fromHidden, hidden, said, dInput, dHidden, dState) =>
      locate([g, fromHidden, hidden, said], [dInput, dHidden, dState], (...at) =>
        runtime.run('gruStepGradient', ...rowsOf(hidden, 2), ...(at as Seven)),
      ),
  }
}

type Seven = [number, number, number, number, number, number, number]

/** How many rows, how many of them at a time, and how long each is; an element costs as many as `cost` elsewhere. */
function rowsOf(
  { layout }: Operand,
  cost: number,
): [rows: number, grain: number, n: number] {
  const [rows, n] = layout.shape
  return [rows, Math.ceil(COSTLY / (cost * n)), n]
}
