/** The engine shares a tie in the same way: `lib/ops/reduce.ts`. */
export function maxBackward(x: number[][], gradient: number[]): number[][] {
  return x.map((row, i) => {
    const largest = Math.max(...row)
    const winners = row.filter((value) => value === largest).length
    // The shares add up to the gradient: moving all winners together moves the largest by as much.
    return row.map((value) => (value === largest ? gradient[i] / winners : 0))
  })
}
