import { contiguousLayout } from '../shape/layout.ts'
import { formatShape, type Shape } from '../shape/shape.ts'
import { places, slidingOf, type Pair } from '../shape/sliding.ts'
import type { Case, Wanted } from './case.ts'
import { result, sample } from './sample.ts'

// prettier-ignore
const pools: [x: Shape, kernel: Pair, stride: Pair, padding: Pair][] = [
  [[1, 1, 1, 1], [1, 1], [1, 1], [0, 0]],
  [[2, 3, 6, 8], [2, 2], [2, 2], [0, 0]],
  [[2, 3, 7, 9], [2, 2], [2, 2], [0, 0]],
  [[1, 2, 7, 11], [3, 3], [2, 2], [1, 1]],
  [[2, 2, 5, 6], [3, 2], [1, 2], [1, 0]],
  [[0, 2, 4, 4], [2, 2], [2, 2], [0, 0]],
  [[9, 17, 28, 30], [2, 2], [2, 2], [0, 0]],
  [[9, 17, 31, 29], [3, 3], [2, 2], [1, 1]],
]

/** The largest of each window, and its place; with ties, and with NaN. */
export function* pool2dCases(wanted: Wanted): Generator<Case> {
  if (!wanted('maxPool2d')) return
  for (const [x, kernel, stride, padding] of pools) {
    const sliding = slidingOf('a test', kernel, { stride, padding })
    const shape = [x[0], x[1], ...places('a test', [x[2], x[3]], kernel, sliding)]
    for (const kind of ['normal', 'whole', 'with NaN'] as const) {
      const pictures = sample(
        { ...contiguousLayout(x), offset: 3 },
        kind === 'with NaN' ? 'whole' : kind,
      )
      if (kind === 'with NaN')
        for (let i = 5; i < pictures.numbers.length; i += 7) pictures.numbers[i] = NaN
      const about = `${formatShape(x)}, windows ${formatShape(kernel)} every ${formatShape(stride)} padded by ${formatShape(padding)}, ${kind}`
      const [values, at] = [result(shape), result(shape, 'int32')]
      yield { kernel: 'maxPool2d', about, inputs: [pictures, at], out: values, run: (k, [a, i], to) => k.maxPool2d(a, kernel, sliding, to, i) } // prettier-ignore
      yield { kernel: 'maxPool2d', about: `${about}, the places`, inputs: [pictures, values], out: at, run: (k, [a, y], to) => k.maxPool2d(a, kernel, sliding, y, to) } // prettier-ignore
    }
  }
}
