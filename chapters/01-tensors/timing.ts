import { scope, type Tensor } from 'chalkgrad'

/**
 * The shortest of several times, in milliseconds: what disturbs a measurement only ever
 * makes it longer.
 */
function shortest(repeats: number, fn: () => void): number {
  let best = Infinity
  for (let i = 0; i < repeats; i++) {
    const start = performance.now()
    fn()
    best = Math.min(best, performance.now() - start)
  }
  return best
}

/**
 * How long it takes to transpose a matrix as a view, and how long to copy the transposed
 * elements into order.
 */
export function copyOrView(
  matrix: Tensor,
  repeats: number,
): { viewMs: number; copyMs: number } {
  // A single view is too quick for the clock.
  const views = 1000
  const viewMs = shortest(repeats, () => {
    for (let i = 0; i < views; i++) matrix.transpose()
  })
  const copyMs = shortest(repeats, () => {
    scope(() => void matrix.transpose().contiguous())
  })
  return { viewMs: viewMs / views, copyMs }
}

type Binary = (a: number, b: number) => number
const formulas: Binary[] = [
  (a, b) => a + b,
  (a, b) => a - b,
  (a, b) => a * b,
  (a, b) => a / b,
]

/** One loop for all formulas: f is another function at each call. */
function oneLoop(f: Binary, a: Float32Array, b: Float32Array, y: Float32Array): void {
  for (let i = 0; i < y.length; i++) y[i] = f(a[i], b[i])
}

/** The loop of one formula, written out. */
function addLoop(a: Float32Array, b: Float32Array, y: Float32Array): void {
  for (let i = 0; i < y.length; i++) y[i] = a[i] + b[i]
}

/**
 * Adding two arrays with the one loop and with the written-out one: how many times as long
 * does the first take?
 */
export function costOfOneLoop(repeats: number): number {
  const [a, b, y] = [1, 2, 0].map((value) => new Float32Array(100_000).fill(value))
  // The one loop has to serve all formulas, as it would in an engine.
  for (let i = 0; i < 4 * repeats; i++) oneLoop(formulas[i % 4], a, b, y)
  const shared = shortest(repeats, () => oneLoop(formulas[0], a, b, y))
  const own = shortest(4 * repeats, () => addLoop(a, b, y))
  return shared / own
}
