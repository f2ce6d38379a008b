// Only the path through the product a · b counts for b; the last factor is forgotten.
export function derivatives(a: number, b: number, c: number): { a: number; b: number; c: number } {
  const ds = 2 * (a * b + c) * b
  return { a: ds * b, b: ds * a, c: ds }
}
