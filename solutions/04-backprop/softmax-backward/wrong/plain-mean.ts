// Subtracts the plain mean of g instead of the mean weighted by y.
export function softmaxBackward(y: number[][], g: number[][]): number[][] {
  return y.map((row, r) => {
    const mean = g[r].reduce((sum, value) => sum + value, 0) / row.length
    return row.map((value, j) => value * (g[r][j] - mean))
  })
}
