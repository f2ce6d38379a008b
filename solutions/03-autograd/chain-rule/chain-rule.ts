export interface Derivatives {
  a: number
  b: number
  c: number
}

/** The derivatives of L = (a · b + c)² · b with respect to a, b and c, at one point. */
export function derivatives(a: number, b: number, c: number): Derivatives {
  // Forward: the values that the local derivatives need.
  const s = a * b + c
  const t = s * s
  // Backward, from L = t · b: its two parents get the other factor.
  const dt = b
  const dbDirect = t
  // t = s², then s = q + c: a sum passes its gradient on to both parents.
  const ds = dt * 2 * s
  const dc = ds
  const dq = ds
  // q = a · b. The gradient of b has two shares, one for each place where b is used.
  return { a: dq * b, b: dbDirect + dq * a, c: dc }
}
