// Looks for the winners in the whole matrix instead of in each row.
export function maxBackward(x: number[][], gradient: number[]): number[][] {
  const all = x.flat()
  const largest = Math.max(...all)
  const winners = all.filter((value) => value === largest).length
  return x.map((row, i) => row.map((value) => (value === largest ? gradient[i] / winners : 0)))
}
