// Spreads the gradient over the whole row, as a mean would.
export function maxBackward(x: number[][], gradient: number[]): number[][] {
  return x.map((row, i) => row.map(() => gradient[i] / row.length))
}
