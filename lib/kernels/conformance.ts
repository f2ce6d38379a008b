import { Generator } from '../random/generator.ts'
import { contiguousLayout, permuteLayout, type Layout } from '../shape/layout.ts'
import { formatShape, sizeOf, type Shape } from '../shape/shape.ts'
import type { Dtype } from '../storage/dtype.ts'
import { heap, type BufferPool } from '../storage/pool.ts'
import { Storage } from '../storage/storage.ts'
import {
  binaryNames,
  reduceNames,
  unaryNames,
  type Kernels,
  type Operand,
} from './kernels.ts'
import { reference } from './reference/index.ts'
import type { KernelSet } from './registry.ts'

/** A call of one kernel: it reads some operands and writes into the last. */
interface Case {
  kernel: keyof Kernels
  about: string
  inputs: Sample[]
  out: Sample
  /**
   * How many products a float32 sum adds up: its error grows like the root of this. Default
   * 1.
   */
  terms?: number
  run(kernels: Kernels, inputs: Operand[], out: Operand): void
}

/** Numbers and how they lie, to be put into any memory. */
interface Sample {
  dtype: Dtype
  layout: Layout
  numbers: number[]
}

/**
 * Runs every kernel of a set on many shapes and strides, and compares each result with that
 * of the readable loops in float64. Returns what differs by more than `tolerance`, relative
 * to the size of the result; empty when all is well. `only` one kernel, or all of them.
 */
export function conformanceFaults(
  set: KernelSet,
  only?: keyof Kernels,
  tolerance = 5e-6,
): string[] {
  const kernels: Kernels = { ...reference, ...set.kernels }
  const chosen = cases(new Generator(1)).filter(
    ({ kernel }) => only === undefined || kernel === only,
  )
  return chosen.flatMap(({ kernel, about, inputs, out, terms = 1, run }) => {
    const own = place(out, out.dtype, set.pool ?? heap)
    const exact = place(out, out.dtype === 'int32' ? 'int32' : 'float64', heap)
    run(
      kernels,
      inputs.map((x) => place(x, x.dtype, set.pool ?? heap)),
      own,
    )
    run(
      reference,
      inputs.map((x) => place(x, x.dtype === 'int32' ? 'int32' : 'float64', heap)),
      exact,
    )
    const [got, wanted] = [own.storage.view(), exact.storage.view()]
    const bad = wanted.findIndex(
      (value, i) => !near(got[i], value, tolerance * Math.sqrt(terms)),
    )
    return bad < 0
      ? []
      : [`${kernel}, ${about}: element ${bad} is ${got[bad]}, should be ${wanted[bad]}`]
  })
}

/** NaN is near NaN, and an infinity near itself. */
function near(got: number, wanted: number, tolerance: number): boolean {
  if (Object.is(got, wanted) || got === Math.fround(wanted)) return true
  return Math.abs(got - wanted) <= tolerance * Math.max(1, Math.abs(wanted))
}

function place({ layout, numbers }: Sample, dtype: Dtype, pool: BufferPool): Operand {
  const memory = pool.take(dtype, numbers.length)
  memory.set(numbers)
  return { storage: new Storage(memory, dtype, 'a test', pool), layout }
}

/** float32 numbers, so that both sides start from the same. */
function random(
  generator: Generator,
  count: number,
  kind: 'normal' | 'positive' | 'whole' = 'normal',
): number[] {
  return Array.from({ length: count }, () => {
    const value = generator.normal()
    if (kind === 'whole') return generator.integer(4) - 1
    return Math.fround(kind === 'positive' ? Math.abs(value) + 0.01 : value)
  })
}

const special = [0, -0, 1, -1, NaN, Infinity, -Infinity, 1e-30, 100, -100, 0.625, 88.5]

/**
 * One shape, in many layouts: in order, transposed, with gaps, shifted, repeated along the
 * first and along the last axis.
 */
function layouts(shape: Shape): [string, Layout][] {
  const axes = shape.map((_, axis) => axis).reverse()
  const flipped = permuteLayout(contiguousLayout([...shape].reverse()), axes)
  const gaps = contiguousLayout(
    shape.map((size, axis) => (axis === shape.length - 1 ? 2 * size : size)),
  )
  const zeroed = (axis: number): Layout => {
    const single = contiguousLayout(shape.map((size, i) => (i === axis ? 1 : size)))
    return {
      shape,
      strides: single.strides.map((stride, i) => (i === axis ? 0 : stride)),
      offset: 0,
    }
  }
  return [
    ['in order', contiguousLayout(shape)],
    ['transposed', flipped],
    [
      'with gaps',
      {
        shape,
        strides: gaps.strides.map((stride, i) => (i === shape.length - 1 ? 2 : stride)),
        offset: 1,
      },
    ],
    ['shifted', { ...contiguousLayout(shape), offset: 3 }],
    ['rows repeated', zeroed(0)],
    ['columns repeated', zeroed(shape.length - 1)],
    ['one number', { shape, strides: shape.map(() => 0), offset: 0 }],
  ]
}

/** How many numbers of memory a layout reaches over. */
const extent = ({ shape, strides, offset }: Layout): number =>
  sizeOf(shape) === 0
    ? offset + 4
    : offset + 1 + shape.reduce((sum, size, axis) => sum + (size - 1) * strides[axis], 0)

const shapes: Shape[] = [
  [1],
  [7],
  [3, 5],
  [4, 8],
  [64, 33],
  [2, 3, 5],
  [5, 1, 3],
  [0, 3],
  [3, 0],
]

function cases(generator: Generator): Case[] {
  const sample = (
    layout: Layout,
    kind?: 'normal' | 'positive' | 'whole',
    dtype: Dtype = 'float32',
  ): Sample => ({
    dtype,
    layout,
    numbers: random(generator, extent(layout), kind),
  })
  const result = (shape: Shape, dtype: Dtype = 'float32'): Sample => ({
    dtype,
    layout: contiguousLayout(shape),
    // Old numbers, as a buffer from the pool has: a kernel must overwrite all of them.
    numbers: new Array<number>(sizeOf(shape)).fill(7),
  })
  const all: Case[] = []
  for (const shape of shapes) {
    for (const [name, layout] of layouts(shape)) {
      const about = `${formatShape(shape)} ${name}`
      for (const kernel of unaryNames) {
        const kind = kernel === 'sqrt' || kernel === 'log' ? 'positive' : 'normal'
        all.push({
          kernel,
          about,
          inputs: [sample(layout, kind)],
          out: result(shape),
          run: (k, [x], out) => k[kernel](x, out),
        })
      }
      for (const kernel of binaryNames) {
        const kind = kernel === 'pow' ? 'positive' : 'whole'
        for (const [other, second] of layouts(shape).filter((_, i) => i % 2 === 0)) {
          const inputs = [sample(layout, kind), sample(second, kind)]
          all.push({
            kernel,
            about: `${about} and ${other}`,
            inputs,
            out: result(shape),
            run: (k, [a, b], out) => k[kernel](a, b, out),
          })
        }
      }
      for (const kernel of reduceNames) {
        for (let kept = 0; kept <= shape.length; kept++) {
          if (kernel !== 'sum' && shape.slice(kept).includes(0)) continue
          const dtype = kernel.startsWith('arg') ? 'int32' : 'float32'
          const out = result(shape.slice(0, kept), dtype)
          all.push({
            kernel,
            about: `${about}, ${kept} kept`,
            inputs: [sample(layout)],
            out,
            run: (k, [x], y) => k[kernel](x, kept, y),
          })
        }
      }
      all.push({
        kernel: 'copy',
        about,
        inputs: [sample(layout)],
        out: result(shape),
        run: (k, [x], out) => k.copy(x, out),
      })
      all.push({
        kernel: 'fill',
        about,
        inputs: [],
        out: result(shape),
        run: (k, _, out) => k.fill(3, out),
      })
      const three = [
        sample(layout, 'whole', 'int32'),
        sample(contiguousLayout(shape)),
        sample(layout),
      ]
      all.push({
        kernel: 'where',
        about,
        inputs: three,
        out: result(shape),
        run: (k, [c, a, b], out) => k.where(c, a, b, out),
      })
    }
  }
  for (const kernel of unaryNames) {
    const x: Sample = {
      dtype: 'float32',
      layout: contiguousLayout([special.length]),
      numbers: special.map(Math.fround),
    }
    if (kernel === 'sin' || kernel === 'cos') continue
    all.push({
      kernel,
      about: 'special numbers',
      inputs: [x],
      out: result([special.length]),
      run: (k, [v], out) => k[kernel](v, out),
    })
  }
  return [...all, ...matmulCases(sample, result), ...gatherCases(generator, sample, result)]
}

type MakeSample = (
  layout: Layout,
  kind?: 'normal' | 'positive' | 'whole',
  dtype?: Dtype,
) => Sample
type MakeResult = (shape: Shape, dtype?: Dtype) => Sample

/**
 * Sizes around the tiles and the blocks of fast kernels, both factors in order and
 * transposed, one and several matrices.
 */
function matmulCases(sample: MakeSample, result: MakeResult): Case[] {
  const sizes = [[1, 1, 1, 1], [1, 4, 8, 3], [2, 5, 9, 7], [3, 4, 16, 8], [1, 13, 1, 300], [1, 70, 65, 33], [2, 0, 3, 2], [1, 3, 2, 0], [1, 200, 30, 260]] // prettier-ignore
  return sizes.flatMap(([batch, m, n, k]) =>
    [false, true].flatMap((turnA) =>
      [false, true].map((turnB): Case => {
        const matrix = (rows: number, columns: number, turn: boolean): Layout =>
          turn
            ? permuteLayout(contiguousLayout([batch, columns, rows]), [0, 2, 1])
            : contiguousLayout([batch, rows, columns])
        return {
          kernel: 'matmul',
          about: `${batch} × (${m}, ${k})${turnA ? ' transposed' : ''} · (${k}, ${n})${turnB ? ' transposed' : ''}`,
          inputs: [sample(matrix(m, k, turnA)), sample(matrix(k, n, turnB))],
          out: result([batch, m, n]),
          terms: Math.max(1, k),
          run: (kernels, [a, b], out) => kernels.matmul(a, b, out),
        }
      }),
    ),
  )
}

/** Single elements, and whole rows by a repeated index. */
function gatherCases(generator: Generator, sample: MakeSample, result: MakeResult): Case[] {
  const [rows, width, picks] = [6, 5, 9]
  const numbers = (count: number, below: number): number[] =>
    Array.from({ length: count }, () => generator.integer(below))
  const repeated = { shape: [picks, width], strides: [1, 0], offset: 0 }
  const whole: Sample = { dtype: 'int32', layout: repeated, numbers: numbers(picks, rows) }
  const single: Sample = {
    dtype: 'int32',
    layout: contiguousLayout([rows, 2]),
    numbers: numbers(rows * 2, width),
  }
  const x = (): Sample => sample(contiguousLayout([rows, width]))
  const g = (shape: Shape): Sample => sample(contiguousLayout(shape))
  return [
    { kernel: 'gather', about: 'whole rows', inputs: [x(), whole], out: result([picks, width]), run: (k, [v, i], y) => k.gather(v, i, 0, y) },
    { kernel: 'gather', about: 'single elements', inputs: [x(), single], out: result([rows, 2]), run: (k, [v, i], y) => k.gather(v, i, 1, y) },
    { kernel: 'scatterAdd', about: 'whole rows', inputs: [g([picks, width]), whole], out: result([rows, width]), run: (k, [v, i], y) => k.scatterAdd(v, i, 0, y) },
    { kernel: 'scatterAdd', about: 'single elements', inputs: [g([rows, 2]), single], out: result([rows, width]), run: (k, [v, i], y) => k.scatterAdd(v, i, 1, y) },
  ] // prettier-ignore
}
