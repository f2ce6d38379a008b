// Adds up the slopes without dividing by the number of points.
/** The parameters of a line. */
export interface Line {
  w: number
  b: number
}

/** How far the line misses each point, with its sign. */
const errors = (x: number[], y: number[], { w, b }: Line): number[] => x.map((xi, i) => w * xi + b - y[i])

const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

/** The mean squared error of the line w·x + b on some points. */
export function mse(x: number[], y: number[], line: Line): number {
  return mean(errors(x, y, line).map((error) => error ** 2))
}

/** Its two partial derivatives. */
export function mseGradient(x: number[], y: number[], line: Line): Line {
  const error = errors(x, y, line)
  return {
    // Chain rule: the square gives 2e, and e = w·x + b − y changes x times as fast as w does …
    w: error.reduce((sum, e, i) => sum + 2 * e * x[i], 0),
    // … and exactly as fast as b does.
    b: error.reduce((sum, e) => sum + 2 * e, 0),
  }
}
