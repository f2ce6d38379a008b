import { todo } from '#exercises'

export interface Derivatives {
  a: number
  b: number
  c: number
}

/**
 * The derivatives of L = (a · b + c)² · b with respect to a, b and c, at
 * one point. Plain numbers, no engine.
 *
 * In steps: q = a · b, s = q + c, t = s², L = t · b. Note that b is used
 * twice.
 *
 * Example: a = 2, b = 3, c = −5 gives L = (6 − 5)² · 3 = 3 and the
 * derivatives 18, 13 and 6.
 */
export function derivatives(a: number, b: number, c: number): Derivatives {
  return todo('chain-rule')
}
