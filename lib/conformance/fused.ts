import {
  forwardNames,
  gradientNames,
  isRowName,
  type ForwardName,
  type Fused,
  type GradientName,
} from '../kernels/fused.ts'
import type { KernelSet } from '../kernels/registry.ts'
import { contiguousLayout } from '../shape/layout.ts'
import { formatShape, type Shape } from '../shape/shape.ts'
import { gradients } from '../ops/fused.ts'
import { heap } from '../storage/pool.ts'
import { tensor } from '../tensor/create.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { composed } from './composed.ts'
import { wideShape } from './layouts.ts'
import { faultOf } from './near.ts'
import { place, random, result, type Sample } from './sample.ts'

const shapes: Shape[] = [
  [1],
  [3],
  [7],
  [131],
  [3, 5],
  [64, 33],
  [5, 1],
  [2, 3, 130],
  [0, 4],
]
const special = [0, -0, 1, -1, NaN, Infinity, -Infinity, 1e-30, 100, -100, 0.625, 88.5]

/** Rows of special numbers: each alone among ordinary ones, and a row of nothing but −∞. */
const specialRows = [
  ...special.map((value) => [0.5, value, -0.25, 2, -1]),
  new Array<number>(5).fill(-Infinity),
].flat()

/** The operation whose meaning a fused kernel has. */
function composition(name: GradientName, x: Tensor): Tensor {
  return name === 'logSumExp' ? x.logSumExp(-1) : x[name]()
}

/** What is asked of y = f(x) and of its gradient. */
function* inputs(name: ForwardName | GradientName): Generator<[string, Shape, Sample]> {
  const of = (shape: Shape, numbers: Float64Array): Sample => ({
    dtype: 'float32',
    layout: contiguousLayout(shape),
    numbers,
  })
  for (const shape of [...shapes, wideShape]) {
    const size = shape.reduce((n, length) => n * length, 1)
    // The engine never asks for softmax of nothing.
    if (size === 0 && isRowName(name)) continue
    const kind = name === 'sqrt' || name === 'log' ? 'positive' : 'normal'
    yield [formatShape(shape), shape, of(shape, random(size, kind))]
  }
  const rows = Float64Array.from(specialRows, Math.fround)
  yield ['special numbers', [13, 5], of([13, 5], rows)]
}

/**
 * Fused forward kernels and fused gradients, against the same operations composed in
 * float64 from the readable loops.
 */
export function* forwardAndGradientFaults(
  set: KernelSet,
  wanted: (name: keyof Fused) => boolean,
  tolerance: number,
): Generator<string> {
  const pool = set.pool ?? heap
  const offered = (name: keyof Fused) => set.fused?.[name] !== undefined && wanted(name)
  for (const name of gradientNames) {
    const forward = forwardNames.find((one) => one === name)
    const backward = `${name}Gradient` as const
    if (!(forward && offered(forward)) && !offered(backward)) continue
    for (const [about, shape, x] of inputs(name)) {
      const own = place(x, 'float32', pool)
      const exact = composed(() => {
        const leaf = tensor(x.numbers, { shape, requiresGrad: true })
        const y = composition(name, leaf)
        const slope = random(y.size)
        y.backward(tensor(slope, { shape: y.shape }))
        const [value, gradient] = [y, leaf.grad ?? leaf].map(numbersOf)
        return { shape: y.shape, slope, y: value, x: gradient }
      })
      const like = (numbers: Float64Array): Sample => ({
        dtype: 'float32',
        layout: contiguousLayout(exact.shape),
        numbers,
      })
      const terms = isRowName(name) ? Math.sqrt(shape[shape.length - 1]) : 1
      if (forward && offered(forward)) {
        const out = place(result(exact.shape), 'float32', pool)
        const done = set.fused?.[forward]?.(own, out)
        if (!done) yield `${forward}, ${about}: it did not do it, with all in its memory`
        else
          yield* faultOf(
            `${forward}, ${about}`,
            out.storage.read(),
            exact.y,
            tolerance * terms,
          )
      }
      if (offered(backward)) {
        const out = place(result(shape), 'float32', pool)
        const y = place(like(exact.y), 'float32', pool)
        const slope = place(like(exact.slope), 'float32', pool)
        const done = set.fused?.[backward]?.(slope, own, y, out)
        if (!done) yield `${backward}, ${about}: it did not do it, with all in its memory`
        else
          yield* faultOf(
            `${backward}, ${about}`,
            out.storage.read(),
            exact.x,
            tolerance * terms,
          )
      }
    }
  }
}

function numbersOf(x: Tensor): Float64Array {
  return new Float64Array(x.data())
}

/**
 * The gradients that are written by hand, for second derivatives of what is fused, against
 * those of the compositions.
 */
export function* handDerivedFaults(
  wanted: (name: keyof Fused) => boolean,
): Generator<string> {
  for (const name of forwardNames.filter((one) => wanted(`${one}Gradient`)))
    for (const [about, shape, { numbers }] of inputs(name)) {
      if (about === 'special numbers') continue
      const { got, exact } = composed(() => {
        const x = tensor(numbers, { shape, requiresGrad: true })
        const y = composition(name, x)
        const g = tensor(random(y.size), { shape: y.shape })
        y.backward(g)
        const byHand = gradients[name](g, x.detach(), y.detach())
        return { got: numbersOf(byHand), exact: numbersOf(x.grad ?? x) }
      })
      yield* faultOf(`${name}, its gradient by hand, ${about}`, got, exact, 1e-10)
    }
}
