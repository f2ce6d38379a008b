import type { KernelSet } from '../kernels/registry.ts'
import { contiguousLayout, permuteLayout } from '../shape/layout.ts'
import { heap } from '../storage/pool.ts'
import type { Wanted } from './case.ts'
import { faultOf } from './near.ts'
import { place, random, result, type Sample } from './sample.ts'

/** The squared length of a gradient, which may be too large for a float32. */
export function* squareFaults(set: KernelSet, wanted: Wanted): Generator<string> {
  const kernel = wanted('sumOfSquares') ? set.kernels.sumOfSquares : undefined
  if (kernel === undefined) return
  const own = set.pool ?? heap
  const matrix = contiguousLayout([7, 19])
  const layouts = [0, 1, 3, 7, 131, 300_001].map((size) => contiguousLayout([size]))
  for (const layout of [
    ...layouts,
    permuteLayout(matrix, [1, 0]),
    { ...matrix, offset: 2 },
  ])
    for (const scale of [1, 1e25])
      for (const [where, pool] of [
        ['', own],
        [', elsewhere', heap],
      ] as const)
        // prettier-ignore
        for (const dtype of ['float32', 'float64'] as const) {
          const { shape, offset } = layout
          const size = shape.reduce((n, length) => n * length, 1)
          const numbers = random(offset + size).map((x) => Math.fround(x * scale))
          const x: Sample = { dtype, layout, numbers }
          const sum = place(result([], 'float64'), 'float64', pool)
          kernel(place(x, dtype, pool), sum)
          const exact = numbers.subarray(offset).reduce((total, value) => total + value * value, 0)
          const about = `sumOfSquares, (${shape.join(', ')}) around ${scale} in ${dtype}${where}`
          yield* faultOf(about, sum.storage.read(), [exact], 1e-12)
        }
}
