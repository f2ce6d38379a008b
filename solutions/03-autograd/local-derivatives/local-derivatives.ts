/** What an operation knows when it has run: its value, and its local derivative at the same point. */
export type Local = [value: number, derivative: number]

export function squareRoot(x: number): Local {
  // √x = x^½, so the derivative is ½ · x^(−½). Written with the value, nothing is computed twice.
  const y = Math.sqrt(x)
  return [y, 0.5 / y]
}

export function softplus(x: number): Local {
  // The chain rule on log(1 + eˣ): 1 / (1 + eˣ) · eˣ. Divide both by eˣ, and it is the sigmoid.
  // The value: log(1 + eˣ) = x + log(e⁻ˣ + 1). Whichever exponent is not positive cannot overflow.
  return [Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))), sigmoid(x)]
}

export function silu(x: number): Local {
  // x is used twice, so two paths: straight into the product, and through the sigmoid, whose derivative is s · (1 − s).
  const s = sigmoid(x)
  return [x * s, s + x * s * (1 - s)]
}

function sigmoid(x: number): number {
  return 1 / (1 + Math.exp(-x))
}
