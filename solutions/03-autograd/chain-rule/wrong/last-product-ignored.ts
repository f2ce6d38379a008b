// The gradient of t is taken as 1: the derivatives of the square alone, without the factor b behind it.
export function derivatives(a: number, b: number, c: number): { a: number; b: number; c: number } {
  const s = a * b + c
  return { a: 2 * s * b, b: s * s + 2 * s * a, c: 2 * s }
}
