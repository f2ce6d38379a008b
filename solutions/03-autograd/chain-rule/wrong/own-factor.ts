// A product passes on the factor itself, where it must pass on the other one.
export interface Derivatives {
  a: number
  b: number
  c: number
}

export function derivatives(a: number, b: number, c: number): Derivatives {
  const s = a * b + c
  const ds = 2 * s * b
  return { a: ds * a, b: s * s + ds * b, c: ds }
}
