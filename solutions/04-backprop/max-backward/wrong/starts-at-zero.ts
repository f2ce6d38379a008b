// Searches the largest starting from 0, so that a row of negative numbers has no winner.
export function maxBackward(x: number[][], gradient: number[]): number[][] {
  return x.map((row, i) => {
    const largest = row.reduce((best, value) => Math.max(best, value), 0)
    const winners = Math.max(1, row.filter((value) => value === largest).length)
    return row.map((value) => (value === largest ? gradient[i] / winners : 0))
  })
}
