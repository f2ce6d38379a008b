import { todo } from '#exercises'

/**
 * A number that carries its derivative along: forward mode. `value` is the
 * number, `derivative` is how strongly it depends on the one input x that
 * you ask about. There is no graph, and nothing is kept.
 *
 * For x itself the derivative is 1, for a constant 0. Every operation
 * computes both, from both of its operands:
 *
 *     (u + v)′ = u′ + v′
 *     (u · v)′ = u′ · v + u · v′
 *     (f(u))′ = f′(u) · u′
 *
 * Operands may be plain numbers: they are constants.
 */
export class Dual {
  readonly value: number
  readonly derivative: number

  constructor(value: number, derivative = 0) {
    this.value = value
    this.derivative = derivative
  }

  add(other: Dual | number): Dual {
    return todo('dual-numbers')
  }

  sub(other: Dual | number): Dual {
    return todo('dual-numbers')
  }

  mul(other: Dual | number): Dual {
    return todo('dual-numbers')
  }

  div(other: Dual | number): Dual {
    return todo('dual-numbers')
  }

  exp(): Dual {
    return todo('dual-numbers')
  }

  tanh(): Dual {
    return todo('dual-numbers')
  }
}

/**
 * The derivative of f at x: one call of f, with a Dual.
 *
 * Example: derivative((x) => x.mul(x).add(x), 3) is 7.
 */
export function derivative(f: (x: Dual) => Dual, x: number): number {
  return todo('dual-numbers')
}
