// Takes one average over all rows.
export function softmaxBackward(y: number[][], g: number[][]): number[][] {
  const average = y.flatMap((row, r) => row.map((value, i) => value * g[r][i])).reduce((sum, value) => sum + value, 0)
  return y.map((row, r) => row.map((value, j) => value * (g[r][j] - average)))
}
