/** C (m × n) = A (m × k) · B (k × n), all row after row. */
export type Multiply = (
  m: number,
  n: number,
  K: number,
  A: Float32Array,
  B: Float32Array,
  C: Float32Array,
) => void

/** Two factors, row after row. */
export interface Factors {
  m: number
  n: number
  K: number
  A: Float32Array
  B: Float32Array
}

/** The product of two factors, which can be computed as often as one likes. */
export interface Product {
  multiply(): void
  /** The product, row after row. */
  result(): Float32Array
  /** Gives back what the rung has taken. */
  end(): void
}

export interface Rung {
  name: string
  /** What it adds to the rung below. */
  adds: string
  /** Undefined where this machine, or the page, cannot do it. */
  prepare(factors: Factors): Product | undefined
}

/** A rung in plain TypeScript, on ordinary arrays. */
export function onArrays(name: string, adds: string, multiply: Multiply): Rung {
  return {
    name,
    adds,
    prepare({ m, n, K, A, B }) {
      const C = new Float32Array(m * n)
      return { multiply: () => multiply(m, n, K, A, B, C), result: () => C, end() {} }
    },
  }
}
