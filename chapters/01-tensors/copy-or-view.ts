import { scope, type Tensor } from 'chalkgrad'

/** The shortest of several times, in milliseconds: what disturbs a measurement only ever makes it longer. */
function shortest(repeats: number, fn: () => void): number {
  let best = Infinity
  for (let i = 0; i < repeats; i++) {
    const start = performance.now()
    fn()
    best = Math.min(best, performance.now() - start)
  }
  return best
}

/** How long it takes to transpose a matrix as a view, and how long to copy the transposed elements into order. */
export function copyOrView(matrix: Tensor, repeats: number): { viewMs: number; copyMs: number } {
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
