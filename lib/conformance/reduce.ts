import { reduceNames } from '../kernels/reference/reduce.ts'
import { contiguousLayout, permuteLayout } from '../shape/layout.ts'
import { formatShape, sizeOf } from '../shape/shape.ts'
import type { Case, Wanted } from './case.ts'
import { largeShape, layouts, shapes } from './layouts.ts'
import { result, sample, type Sample } from './sample.ts'

/** Over all axes, some, or none; along rows and along columns, with a NaN, and large. */
export function* reduceCases(wanted: Wanted): Generator<Case> {
  for (const kernel of reduceNames.filter(wanted)) {
    const position = kernel.startsWith('arg')
    const over = (about: string, x: Sample, kept: number): Case => {
      const { shape } = x.layout
      return {
        kernel,
        about: `${formatShape(shape)} ${about}, ${kept} kept`,
        inputs: [x],
        out: result(shape.slice(0, kept), position ? 'int32' : 'float32'),
        terms: Math.max(1, sizeOf(shape.slice(kept))),
        run: (k, [v], out) => k[kernel](v, kept, out),
      }
    }
    for (const shape of shapes)
      for (const [name, layout] of layouts(shape))
        for (let kept = 0; kept <= shape.length; kept++)
          // There is no largest of nothing.
          if (kernel === 'sum' || !shape.slice(kept).includes(0))
            yield over(name, sample(layout), kept)
    const holed = sample(contiguousLayout([5, 37]))
    holed.numbers[40] = NaN
    holed.numbers[80] = -Infinity
    yield over('with NaN', holed, 1)
    yield over('with NaN', { ...holed, layout: contiguousLayout([185]) }, 0)
    const [inOrder, transposed] = layouts(largeShape).map(([, layout]) => layout)
    for (const kept of [0, 1]) yield over('in order', sample(inOrder), kept)
    yield over('transposed', sample(transposed), 1)
    // A middle axis, as in the sum over the pixels of each channel.
    const middle = permuteLayout(contiguousLayout([7, 130, 1153]), [1, 0, 2])
    yield over('with the middle axis kept', sample(middle), 1)
  }
}
