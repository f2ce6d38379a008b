// silu: the derivative of a product is taken as the product of the derivatives.
/** What an operation knows when it has run: its value, and its local derivative at the same point. */
export type Local = [value: number, derivative: number]

const sigmoid = (x: number) => 1 / (1 + Math.exp(-x))

export function squareRoot(x: number): Local {
  return [Math.sqrt(x), 0.5 / Math.sqrt(x)]
}

export function softplus(x: number): Local {
  return [Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))), sigmoid(x)]
}

export function silu(x: number): Local {
  return [x * sigmoid(x), sigmoid(x) * (1 - sigmoid(x))]
}
