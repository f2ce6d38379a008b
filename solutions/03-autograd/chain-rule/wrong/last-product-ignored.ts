// The gradient of t is taken as 1: the derivatives of the square alone, without the factor b behind it.
export interface Derivatives {
  a: number
  b: number
  c: number
}

export function derivatives(a: number, b: number, c: number): Derivatives {
  const s = a * b + c
  return { a: 2 * s * b, b: s * s + 2 * s * a, c: 2 * s }
}
