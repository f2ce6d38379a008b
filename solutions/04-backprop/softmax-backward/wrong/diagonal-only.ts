// Uses the diagonal of the Jacobian only, as if softmax worked element by element.
export function softmaxBackward(y: number[][], g: number[][]): number[][] {
  return y.map((row, r) => row.map((value, j) => g[r][j] * value * (1 - value)))
}
