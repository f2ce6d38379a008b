/** What a machine can do: GFLOP/s, and GB/s between its memory and its arithmetic. */
export interface Machine {
  peak: number
  bandwidth: number
}

/** What a kernel does, and the least that it must read and write. */
export interface Work {
  flops: number
  bytes: number
}

/** FLOP a byte. */
export const intensity = ({ flops, bytes }: Work): number => flops / bytes

/** The roof above a kernel of that intensity, in GFLOP/s. */
export const attainable = ({ peak, bandwidth }: Machine, flopsPerByte: number): number =>
  Math.min(peak, flopsPerByte * bandwidth)

/** The intensity at which the slope of the roof meets its ceiling. */
export const ridge = ({ peak, bandwidth }: Machine): number => peak / bandwidth

/** (m × k) · (k × n) in float32: a product and a sum for each of m·n·k. */
export const matmulWork = (m: number, n = m, k = m): Work => ({
  flops: 2 * m * n * k,
  bytes: 4 * (m * k + k * n + m * n),
})

/**
 * The kernels of a training step that go element by element: FLOP and float32 numbers read
 * and written, for each element. An exponential or a root counts as one.
 */
export const elementwise = {
  add: { flops: 1, numbers: 3 },
  relu: { flops: 1, numbers: 2 },
  // largest, difference, exponential, sum, quotient
  softmax: { flops: 5, numbers: 2 },
  // m: 3, v: 4, both corrected: 2, root, ε, quotient, rate, difference: 5; w, m, v are read
  // and written, g is read
  adam: { flops: 14, numbers: 7 },
} as const

export type ElementwiseName = keyof typeof elementwise
export const elementwiseNames = Object.keys(elementwise) as ElementwiseName[]

export function elementwiseWork(name: ElementwiseName, count: number): Work {
  const { flops, numbers } = elementwise[name]
  return { flops: flops * count, bytes: 4 * numbers * count }
}
