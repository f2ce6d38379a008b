import { arange, broadcastShapes, isContiguous, type Tensor } from 'chalkgrad'
import { calls, indexOf, pairs, type Call } from './demo-choices.ts'

export interface Options {
  mode: 'views' | 'broadcast'
  /** The operations on x, by id, with commas between: 'transpose,rows'. */
  ops: string
  /** The shapes that meet, by id. */
  pair: string
}

/** A tensor over its memory. */
export interface Operand {
  name: string
  /** Its own shape, before it is repeated. */
  own: number[]
  strides: number[]
  offset: number
  memory: number[]
  /** For each element of the result, in order, the place in memory that it is read from. */
  places: number[]
}

export interface Frame {
  expression: string
  shape: number[]
  values: number[]
  operands: Operand[]
  /** The element that is being read; −1 before the walk. */
  at: number
  /** Where that element lies, worked out for each operand. */
  formulas: string[]
  contiguous: boolean
  copied: boolean
  /** The operations that are possible now. */
  possible: string[]
  error: string
}

interface Operation {
  possible(x: Tensor): boolean
  apply(x: Tensor): Tensor
}

/** Longer walks would be no clearer. */
const MOST = 36
const last = (x: Tensor): number => x.shape[x.rank - 1] ?? 1
const reshape = (to: number[]): Operation => ({
  possible: (x) =>
    x.size % to.reduce((product, size) => (size < 0 ? product : product * size), 1) === 0,
  apply: (x) => x.reshape(to),
})

/** What can be done with x: each is one call of the engine, as `calls` writes it. */
export const operations: Record<Call, Operation> = {
  transpose: { possible: (x) => x.rank >= 2, apply: (x) => x.transpose() },
  permute: { possible: (x) => x.rank === 3, apply: (x) => x.permute([2, 0, 1]) },
  flat: reshape([-1]),
  two: reshape([2, -1]),
  three: reshape([3, -1]),
  cube: reshape([2, 2, -1]),
  rows: { possible: (x) => x.rank > 0 && x.shape[0] > 1, apply: (x) => x.slice(0, 1) },
  one: { possible: (x) => last(x) > 1, apply: (x) => x.slice(-1, 0, 1) },
  step: {
    possible: (x) => last(x) > 1 && last(x) <= 9,
    apply: (x) => x.slice(-1, 0, 9, 2),
  },
  expand: {
    possible: (x) => x.rank === 2 && last(x) === 1,
    apply: (x) => x.expand([-1, 4]),
  },
}

const isCall = (id: string): id is Call => Object.hasOwn(operations, id)

/** Numbers that tell where they stand: 10 · row + column. */
const start = (): Tensor => arange(3).mul(10).unsqueeze(1).add(arange(4))

/** The places in memory of all elements, last axis fastest. */
export function placesOf({ shape, strides, offset }: Tensor): number[] {
  let places = [offset]
  shape.forEach((size, axis) => {
    places = places.flatMap((place) =>
      Array.from({ length: size }, (_, i) => place + i * strides[axis]),
    )
  })
  return places
}

/** `x` is read through its layout; `own` is the shape it had before it was repeated. */
function operandOf(name: string, x: Tensor, own: readonly number[]): Operand {
  return {
    name,
    own: [...own],
    strides: [...x.strides],
    offset: x.offset,
    memory: Array.from(x.storage.read()),
    places: placesOf(x),
  }
}

/** '0 + 1·4 + 2·1 = 6' */
function formula(
  { strides, offset, places }: Operand,
  at: number,
  shape: readonly number[],
): string {
  const terms = indexOf(at, shape).map((i, axis) => `${i}·${strides[axis]}`)
  return `${[offset, ...terms].join(' + ')} = ${places[at]}`
}

/** Follows the operations as far as they are possible. */
function follow(ops: string): { x: Tensor; base: Tensor; expression: string } {
  const base = start()
  let x = base
  let expression = 'x'
  for (const id of ops.split(',')) {
    if (!isCall(id) || !operations[id].possible(x)) continue
    x = operations[id].apply(x)
    expression += `.${calls[id]}`
  }
  return { x, base, expression }
}

function viewsFrame(ops: string): Frame {
  const { x, base, expression } = follow(ops)
  return {
    expression,
    shape: [...x.shape],
    values: Array.from(x.data()),
    operands: [
      operandOf(x.storage === base.storage ? 'memory of x' : 'new memory', x, x.shape),
    ],
    at: -1,
    formulas: [],
    contiguous: isContiguous(x.layout),
    copied: x.storage !== base.storage,
    possible: Object.entries(operations).flatMap(([id, { possible, apply }]) =>
      possible(x) && apply(x).size <= MOST ? [id] : [],
    ),
    error: '',
  }
}

function broadcastFrame(id: string): Frame {
  const { a: shapeA, b: shapeB } = pairs.find((pair) => pair.id === id) ?? pairs[0]
  const numbers = (shape: number[], times: number): Tensor =>
    arange(1, 1 + shape.reduce((n, size) => n * size, 1))
      .mul(times)
      .reshape(shape)
  const [a, b] = [numbers(shapeA, 1), numbers(shapeB, 100)]
  const none = {
    expression: 'a.add(b)',
    at: -1,
    formulas: [],
    contiguous: true,
    copied: false,
    possible: [],
  }
  try {
    const shape = broadcastShapes('add', a.shape, b.shape)
    return {
      ...none,
      shape: [...shape],
      values: Array.from(a.add(b).data()),
      operands: [
        operandOf('a', a.expand(shape), shapeA),
        operandOf('b', b.expand(shape), shapeB),
      ],
      error: '',
    }
  } catch (error) {
    if (!(error instanceof Error)) throw error
    const operands = [operandOf('a', a, shapeA), operandOf('b', b, shapeB)].map((x) => ({
      ...x,
      places: [],
    }))
    return {
      ...none,
      shape: [],
      values: [],
      operands,
      error: `${error.name}: ${error.message}`,
    }
  }
}

/**
 * A walk over the elements of a tensor, in order: which place in memory does each come
 * from?
 */
export function create({ mode, ops, pair }: Options) {
  const whole = mode === 'broadcast' ? broadcastFrame(pair) : viewsFrame(ops)
  let at = -1
  const frame = (): Frame => ({
    ...whole,
    at,
    formulas:
      at < 0 ? [] : whole.operands.map((operand) => formula(operand, at, whole.shape)),
  })
  return {
    first: frame,
    done: () => at >= whole.values.length - 1,
    step(): Frame {
      if (at < whole.values.length - 1) at++
      return frame()
    },
  }
}
