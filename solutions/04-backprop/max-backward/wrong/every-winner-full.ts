// Gives every winner the full gradient: a tie counts several times.
export function maxBackward(x: number[][], gradient: number[]): number[][] {
  return x.map((row, i) => row.map((value) => (value === Math.max(...row) ? gradient[i] : 0)))
}
