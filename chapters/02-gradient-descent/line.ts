import type { Tensor } from 'chalkgrad'
import type { Points } from './points.ts'

/** The parameters of the model: slope and height of a line. */
export interface Line {
  w: number
  b: number
}

/** What the line says about x. x: (n) → (n) */
export function predict(x: Tensor, { w, b }: Line): Tensor {
  return x.mul(w).add(b)
}

/** The mean squared error of a line. */
export function loss({ x, y }: Points, line: Line): number {
  return predict(x, line).sub(y).square().mean().item()
}

/** Its two partial derivatives. */
export function gradient({ x, y }: Points, line: Line): Line {
  const error = predict(x, line).sub(y) // (n)
  return {
    w: 2 * error.mul(x).mean().item(),
    b: 2 * error.mean().item(),
  }
}

/** The line with the smallest mean squared error, by one formula. */
export function closedForm({ x, y }: Points): Line {
  const xMean = x.mean().item()
  const yMean = y.mean().item()
  const fromMean = x.sub(xMean) // (n)
  const together = fromMean.mul(y.sub(yMean)).mean().item()
  const w = together / fromMean.square().mean().item()
  return { w, b: yMean - w * xMean }
}
