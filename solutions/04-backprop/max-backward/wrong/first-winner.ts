// Gives a tie to its first winner alone.
export function maxBackward(x: number[][], gradient: number[]): number[][] {
  return x.map((row, i) => {
    const winner = row.indexOf(Math.max(...row))
    return row.map((_, j) => (j === winner ? gradient[i] : 0))
  })
}
