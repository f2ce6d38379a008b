// Forgets the factor y[j] outside.
export function softmaxBackward(y: number[][], g: number[][]): number[][] {
  return y.map((row, r) => {
    const average = row.reduce((sum, value, i) => sum + value * g[r][i], 0)
    return row.map((_, j) => g[r][j] - average)
  })
}
