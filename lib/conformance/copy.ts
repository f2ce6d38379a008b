import { formatShape } from '../shape/shape.ts'
import { sliceLayout } from '../ops/slice.ts'
import { contiguousLayout } from '../shape/layout.ts'
import type { Dtype } from '../storage/dtype.ts'
import type { Case, Wanted } from './case.ts'
import { largeShape, layouts, shapes } from './layouts.ts'
import { result, sample } from './sample.ts'

/** Copies between layouts and dtypes, into a part of a tensor, and one value everywhere. */
export function* copyCases(wanted: Wanted): Generator<Case> {
  for (const shape of [...shapes, largeShape]) {
    const all = shape === largeShape ? layouts(shape).slice(1, 3) : layouts(shape)
    for (const [name, layout] of all) {
      const about = `${formatShape(shape)} ${name}`
      const copy = (from: Dtype, to: Dtype): Case => ({
        kernel: 'copy',
        about: `${about}, ${from} to ${to}`,
        inputs: [sample(layout, 'whole', from)],
        out: result(shape, to),
        run: (k, [x], out) => k.copy(x, out),
      })
      if (wanted('copy')) {
        yield copy('float32', 'float32')
        if (shape === largeShape) continue
        yield copy('int32', 'int32')
        yield copy('int32', 'float32')
        yield copy('float32', 'int32')
      }
    }
    if (wanted('fill'))
      yield {
        kernel: 'fill',
        about: formatShape(shape),
        inputs: [],
        out: result(shape),
        run: (k, _, out) => k.fill(3, out),
      }
  }
  const whole = contiguousLayout([9, 11])
  const part = sliceLayout(sliceLayout(whole, 0, 2, 4, 2), 1, 1, 5, 1)
  const inPart = { inputs: [sample(contiguousLayout([4, 5]))], out: result([9, 11]) }
  if (wanted('copy'))
    yield {
      kernel: 'copy',
      about: 'into a part',
      ...inPart,
      run: (k, [x], { storage }) => k.copy(x, { storage, layout: part }),
    }
  if (wanted('fill'))
    yield {
      kernel: 'fill',
      about: 'a part',
      ...inPart,
      run: (k, _, { storage }) => k.fill(3, { storage, layout: part }),
    }
}
