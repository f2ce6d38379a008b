import { contiguousLayout } from '../shape/layout.ts'
import type { Shape } from '../shape/shape.ts'
import type { Case, Wanted } from './case.ts'
import { random, result, sample, type Sample } from './sample.ts'

/**
 * Looking up and adding up: whole rows by a repeated index, and single elements along the
 * first and the last axis; x is (rows, width).
 */
export function* gatherCases(wanted: Wanted): Generator<Case> {
  for (const [rows, width, picks] of [
    [6, 5, 9],
    [1, 1, 3],
    [300, 257, 4001],
    [50, 3, 0],
  ]) {
    const index = (axis: number, shape: Shape, strides: readonly number[]): Sample => ({
      dtype: 'int32',
      layout: { shape, strides, offset: 0 },
      numbers: random(shape[0] * shape[1], 'positive').map(
        (value) => Math.floor(value * 1e4) % (axis === 0 ? rows : width),
      ),
    })
    const indices: [string, number, Sample][] = [
      ['whole rows', 0, index(0, [picks, width], [1, 0])],
      ['along the first axis', 0, index(0, [picks, width], [width, 1])],
      ['single elements', 1, index(1, [rows, 2], [2, 1])],
    ]
    for (const [name, axis, at] of indices) {
      const about = `${name}, (${rows}, ${width}) and ${picks} places`
      const { shape } = at.layout
      const x = (own: Shape) => sample(contiguousLayout(own))
      if (wanted('gather'))
        yield {
          kernel: 'gather',
          about,
          inputs: [x([rows, width]), at],
          out: result(shape),
          run: (k, [v, i], y) => k.gather(v, i, axis, y),
        }
      if (wanted('scatterAdd'))
        yield {
          kernel: 'scatterAdd',
          about,
          inputs: [x(shape), at],
          out: result([rows, width]),
          terms: Math.max(1, (picks * picks) / rows),
          run: (k, [v, i], y) => k.scatterAdd(v, i, axis, y),
        }
    }
  }
}
