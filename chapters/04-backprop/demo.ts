import {
  Random,
  grad,
  noGrad,
  randn,
  record,
  tensor,
  type Dtype,
  type Tensor,
} from 'chalkgrad'

/** A mistake that can be planted in one of the layer's gradient rules. */
export type Mistake = 'none' | 'sign' | 'twice' | 'first-use' | 'no-transpose'

export interface Options {
  mistake: Mistake
  /** Half the distance of the central difference is 10^exponent. */
  exponent: number
  dtype: 'float32' | 'float64'
  seed: number
}

export interface Element {
  backward: number
  /** null until its turn has come. */
  numeric: number | null
  ok: boolean
}

export interface Input {
  name: string
  shape: readonly number[]
  elements: Element[]
}

export interface Frame {
  inputs: Input[]
  /** The element that was checked last. */
  at: { input: number; element: number } | null
  checked: number
  total: number
  maxError: number
  wrong: number
  /** [log₁₀ ε, largest difference with the right rules] for the chosen dtype. */
  errorByEpsilon: [number, number][]
}

const TOLERANCE = 1e-5

/**
 * tanh(x·W + b) with hand-written rules, so that a mistake can be planted. The right rules
 * are those of the engine.
 */
export function layer(mistake: Mistake): (x: Tensor, w: Tensor, b: Tensor) => Tensor {
  const matmul = (x: Tensor, w: Tensor): Tensor => {
    const y = noGrad(() => x.matmul(w))
    return record(
      'matmul',
      y,
      [x, w],
      [
        (g) => g.matmul(mistake === 'no-transpose' ? w : w.transpose()),
        (g) => x.transpose().matmul(g),
      ],
    )
  }
  const addRow = (x: Tensor, b: Tensor): Tensor => {
    const y = noGrad(() => x.add(b))
    return record(
      'add',
      y,
      [x, b],
      [(g) => g, (g) => (mistake === 'first-use' ? g.select(0, 0) : g.sum(0))],
    )
  }
  const tanh = (x: Tensor): Tensor => {
    const y = noGrad(() => x.tanh())
    const factor = mistake === 'sign' ? -1 : mistake === 'twice' ? 2 : 1
    return record('tanh', y, [x], [(g) => g.mul(y.square().neg().add(1)).mul(factor)])
  }
  return (x, w, b) => tanh(addRow(matmul(x, w), b))
}

/** The loss: outputs with uneven weights, so that no mistake can hide in a sum. */
function lossOf(fn: ReturnType<typeof layer>, [x, w, b]: Tensor[]): Tensor {
  const y = fn(x, w, b)
  const weights = tensor(
    Array.from({ length: y.size }, (_, i) => 1 + 0.5 * Math.sin(12.9898 * (i + 1))),
    { dtype: y.dtype },
  )
  return y.mul(weights.reshape(y.shape)).sum()
}

/** The central difference for one element. */
function numericGradient(
  fn: ReturnType<typeof layer>,
  inputs: Tensor[],
  input: number,
  element: number,
  epsilon: number,
): number {
  const at = (shift: number): number =>
    noGrad(() => {
      const moved = inputs[input].data()
      moved[element] += shift
      const values = inputs.map((x, i) =>
        i === input ? tensor(moved, { shape: x.shape }) : x.detach(),
      )
      return lossOf(fn, values).item()
    })
  return (at(epsilon) - at(-epsilon)) / (2 * epsilon)
}

const difference = (a: number, b: number): number =>
  Math.abs(a - b) / Math.max(1, Math.abs(a), Math.abs(b))

/**
 * The gradients by backward, and a walk over all elements that compares each with the
 * numeric gradient.
 */
export function create({ mistake, exponent, dtype, seed }: Options) {
  const inputs = makeInputs(seed, dtype)
  const fn = layer(mistake)
  const gradients = grad(lossOf(fn, inputs), inputs)
  const found: Input[] = inputs.map(({ shape }, i) => ({
    name: ['x', 'W', 'b'][i],
    shape,
    elements: Array.from(gradients[i].data(), (backward) => ({
      backward,
      numeric: null,
      ok: true,
    })),
  }))
  const places = found.flatMap(({ elements }, input) =>
    elements.map((_, element) => ({ input, element })),
  )
  const curve = errorByEpsilon(seed, dtype)
  let next = 0

  const frame = (): Frame => {
    const done = found.flatMap(({ elements }) =>
      elements.filter(({ numeric }) => numeric !== null),
    )
    return {
      inputs: found,
      at: next > 0 ? places[next - 1] : null,
      checked: next,
      total: places.length,
      maxError: done.reduce(
        (most, { backward, numeric }) =>
          Math.max(most, difference(backward, numeric ?? NaN)),
        0,
      ),
      wrong: done.filter(({ ok }) => !ok).length,
      errorByEpsilon: curve,
    }
  }
  return {
    first: frame,
    done: () => next === places.length,
    step(): Frame {
      const { input, element } = places[next++]
      const one = found[input].elements[element]
      one.numeric = numericGradient(fn, inputs, input, element, 10 ** exponent)
      one.ok = difference(one.backward, one.numeric) <= TOLERANCE
      return frame()
    },
  }
}

function makeInputs(seed: number, dtype: Dtype): Tensor[] {
  const random = new Random(seed)
  return [[3, 2], [2, 2], [2]].map((shape) =>
    randn(shape, random, { dtype, requiresGrad: true }),
  )
}

/**
 * How good the numeric gradient is at each ε: against the right gradient, over all
 * elements.
 */
export function errorByEpsilon(seed: number, dtype: Dtype): [number, number][] {
  const fn = layer('none')
  const inputs = makeInputs(seed, dtype)
  // The rounding of float32 inputs must not count, so both start from the same numbers.
  const precise = inputs.map((x) => x.detach().cast('float64'))
  for (const x of precise) x.requiresGrad = true
  const exact = grad(lossOf(fn, precise), precise).map((g) => g.data())
  return Array.from({ length: 12 }, (_, i) => -1 - i).map((exponent) => {
    const errors = inputs.flatMap((x, input) =>
      Array.from({ length: x.size }, (_, element) =>
        difference(
          exact[input][element],
          numericGradient(fn, inputs, input, element, 10 ** exponent),
        ),
      ),
    )
    return [exponent, Math.max(...errors)]
  })
}
