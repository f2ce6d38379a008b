import { contiguousLayout } from '../shape/layout.ts'
import { formatShape } from '../shape/shape.ts'
import type { Case, Wanted } from './case.ts'
import { layouts, shapes, wideShape } from './layouts.ts'
import { result, sample, type Kind, type Sample } from './sample.ts'

/** Sums so far, and orders with many ties and with NaN: every layout, along every axis. */
export function* alongAxisCases(wanted: Wanted): Generator<Case> {
  for (const shape of shapes)
    for (const [name, layout] of layouts(shape))
      for (const axis of shape.keys())
        yield* both(name, axis, (kind) => sample(layout, kind))
  for (const [name, layout] of layouts(wideShape).slice(0, 2))
    for (const axis of [0, 1]) yield* both(name, axis, (kind) => sample(layout, kind))
  const holed = sample(contiguousLayout([5, 37]))
  for (const place of [3, 40, 41]) holed.numbers[place] = NaN
  yield* both('with NaN', 1, () => holed)

  function* both(
    name: string,
    axis: number,
    make: (kind: Kind) => Sample,
  ): Generator<Case> {
    const x = make('normal')
    const { shape } = x.layout
    const about = `${formatShape(shape)} ${name}, along axis ${axis}`
    if (wanted('cumsum'))
      yield {
        kernel: 'cumsum',
        about,
        inputs: [x],
        out: result(shape),
        terms: Math.max(1, shape[axis]),
        run: (k, [v], out) => k.cumsum(v, axis, out),
      }
    if (wanted('argsort'))
      for (const descending of [false, true])
        yield {
          kernel: 'argsort',
          about: `${about}, ${descending ? 'descending' : 'ascending'}`,
          inputs: [make('whole')],
          out: result(shape, 'int32'),
          run: (k, [v], out) => k.argsort(v, axis, descending, out),
        }
  }
}
