import { binaryNames, unaryNames } from '../kernels/reference/elementwise.ts'
import { contiguousLayout } from '../shape/layout.ts'
import { formatShape } from '../shape/shape.ts'
import type { Case, Wanted } from './case.ts'
import { largeShape, layouts, shapes } from './layouts.ts'
import { result, sample, type Kind, type Sample } from './sample.ts'

/** One input: every layout, special numbers, in place, and large. */
export function* unaryCases(wanted: Wanted): Generator<Case> {
  for (const kernel of unaryNames.filter(wanted)) {
    const kind: Kind = kernel === 'sqrt' || kernel === 'log' ? 'positive' : 'normal'
    const one = (about: string, x: Sample, inPlace?: number): Case => ({
      kernel,
      about,
      inputs: [x],
      out: result(x.layout.shape),
      inPlace,
      run: (k, [v], out) => k[kernel](v, out),
    })
    for (const shape of shapes)
      for (const [name, layout] of layouts(shape))
        yield one(`${formatShape(shape)} ${name}`, sample(layout, kind))
    // The readable sine of a large number is no guide: each machine reduces it in its way.
    if (kernel !== 'sin' && kernel !== 'cos') yield one('special numbers', special)
    yield one('in place', sample(contiguousLayout([131]), kind), 0)
    // All of them share their loops, so that each needs only some of the large layouts.
    const large = layouts(largeShape)
    for (const i of new Set([0, unaryNames.indexOf(kernel) % 4]))
      yield one(`${formatShape(largeShape)} ${large[i][0]}`, sample(large[i][1], kind))
  }
}

// prettier-ignore
const special: Sample = {
  dtype: 'float32',
  layout: contiguousLayout([12]),
  numbers: Float64Array.of(0, -0, 1, -1, NaN, Infinity, -Infinity, 1e-30, 100, -100, 0.625, 88.5).map(Math.fround),
}

/** Two inputs: every layout against every second one, special numbers, in place, and large. */
export function* binaryCases(wanted: Wanted): Generator<Case> {
  for (const kernel of binaryNames.filter(wanted)) {
    const kind: Kind = kernel === 'pow' ? 'positive' : 'whole'
    const two = (about: string, a: Sample, b: Sample, inPlace?: number): Case => ({
      kernel,
      about,
      inputs: [a, b],
      out: result(a.layout.shape),
      inPlace,
      run: (k, [v, w], out) => k[kernel](v, w, out),
    })
    for (const shape of shapes)
      for (const [name, layout] of layouts(shape))
        for (const [other, second] of layouts(shape).filter((_, i) => i % 2 === 0))
          yield two(
            `${formatShape(shape)} ${name} and ${other}`,
            sample(layout, kind),
            sample(second, kind),
          )
    const pairs = contiguousLayout([special.numbers.length, special.numbers.length])
    const along = (axis: number): Sample => ({
      ...special,
      layout: { ...pairs, strides: pairs.strides.map((_, i) => (i === axis ? 1 : 0)) },
    })
    if (kernel !== 'pow') yield two('special numbers', along(0), along(1))
    for (const inPlace of [0, 1]) {
      const a = sample(contiguousLayout([131]), kind)
      yield two(`in place of input ${inPlace}`, a, sample(a.layout, kind), inPlace)
    }
    const large = layouts(largeShape)
    for (const i of [0, 4 + (binaryNames.indexOf(kernel) % 3)])
      yield two(
        `${formatShape(largeShape)} in order and ${large[i][0]}`,
        sample(large[0][1], kind),
        sample(large[i][1], kind),
      )
  }
}

/** A choice by a condition of any dtype. */
export function* whereCases(wanted: Wanted): Generator<Case> {
  if (!wanted('where')) return
  for (const shape of [...shapes, largeShape]) {
    const all = shape === largeShape ? layouts(shape).slice(1, 2) : layouts(shape)
    for (const [name, layout] of all)
      for (const dtype of ['int32', 'float32'] as const)
        yield {
          kernel: 'where',
          about: `${formatShape(shape)} ${name}, a condition in ${dtype}`,
          inputs: [
            sample(layout, 'whole', dtype),
            sample(contiguousLayout(shape)),
            sample(layout),
          ],
          out: result(shape),
          run: (k, [c, a, b], out) => k.where(c, a, b, out),
        }
  }
}
