// Only the path through the product a · b counts for b; the last factor is forgotten.
export interface Derivatives {
  a: number
  b: number
  c: number
}

export function derivatives(a: number, b: number, c: number): Derivatives {
  const ds = 2 * (a * b + c) * b
  return { a: ds * b, b: ds * a, c: ds }
}
