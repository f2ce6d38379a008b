import { contiguousLayout, permuteLayout, type Layout } from '../shape/layout.ts'
import type { Case, Wanted } from './case.ts'
import { result, sample } from './sample.ts'

/**
 * (batch, m, n, k): around the tiles and the blocks of fast kernels, empty, and beyond every
 * block and every piece of work for a thread.
 */
// prettier-ignore
const sizes = [
  [1, 1, 1, 1], [1, 4, 8, 3], [2, 5, 9, 7], [3, 4, 16, 8], [1, 13, 1, 300], [1, 70, 65, 33], [2, 0, 3, 2], [1, 3, 2, 0],
  [1, 200, 30, 260], [9, 33, 31, 17], [1, 1, 500, 301], [1, 301, 307, 311], [1, 37, 1031, 29], [3, 130, 129, 131], [1, 600, 41, 523],
]

/** Both factors in order and transposed, one and several matrices, one matrix for all. */
export function* matmulCases(wanted: Wanted): Generator<Case> {
  if (!wanted('matmul')) return
  for (const [batch, m, n, k] of sizes)
    for (const turnA of [false, true])
      for (const turnB of [false, true])
        for (const shared of batch > 1 ? [false, true] : [false]) {
          const turned = (turn: boolean) => (turn ? ' transposed' : '')
          const b = matrix(batch, k, n, turnB)
          yield {
            kernel: 'matmul',
            about: `${batch} × (${m}, ${k})${turned(turnA)} · (${k}, ${n})${turned(turnB)}${shared ? ', the same for all' : ''}`,
            inputs: [
              sample(matrix(batch, m, k, turnA)),
              sample(shared ? { ...b, strides: [0, ...b.strides.slice(1)] } : b),
            ],
            out: result([batch, m, n]),
            terms: Math.max(1, k),
            run: (kernels, [a, b], out) => kernels.matmul(a, b, out),
          }
        }
}

function matrix(batch: number, rows: number, columns: number, turn: boolean): Layout {
  return turn
    ? permuteLayout(contiguousLayout([batch, columns, rows]), [0, 2, 1])
    : contiguousLayout([batch, rows, columns])
}
