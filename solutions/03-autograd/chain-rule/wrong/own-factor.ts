// A product passes on the factor itself, where it must pass on the other one.
export function derivatives(a: number, b: number, c: number): { a: number; b: number; c: number } {
  const s = a * b + c
  const ds = 2 * s * b
  return { a: ds * a, b: s * s + ds * b, c: ds }
}
