/** The parameters of a line. */
export interface Line {
  w: number
  b: number
}

const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

/** The line with the smallest mean squared error. */
export function fitLine(x: number[], y: number[]): Line {
  // Asked of x itself: the mean of three times 0.1 is rounded, so dx need not be 0.
  if (x.every((value) => value === x[0])) throw new Error('fitLine: all x are equal, so there is no one best line')
  const xMean = mean(x)
  const yMean = mean(y)
  // Differences from the mean are small numbers and exact to many digits, wherever x lies. Squares of x itself would be
  // huge, and their difference mostly rounding.
  const dx = x.map((value) => value - xMean)
  const dy = y.map((value) => value - yMean)

  const spread = mean(dx.map((d) => d * d))
  const w = mean(dx.map((d, i) => d * dy[i])) / spread
  // ∂L/∂b = 0: the errors add up to zero, so the line goes through the mean of the points.
  return { w, b: yMean - w * xMean }
}
