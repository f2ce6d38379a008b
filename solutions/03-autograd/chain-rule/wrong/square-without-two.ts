// The local derivative of a square is taken as s, not 2s.
export interface Derivatives {
  a: number
  b: number
  c: number
}

export function derivatives(a: number, b: number, c: number): Derivatives {
  const s = a * b + c
  const ds = s * b
  return { a: ds * b, b: s * s + ds * a, c: ds }
}
