/** C (m × n) = A (m × k) · B (k × n), all row after row. */
export type Multiply = (
  m: number,
  n: number,
  K: number,
  A: Float32Array,
  B: Float32Array,
  C: Float32Array,
) => void

/** Two matrices, a place for their product, and the product as this rung computes it. */
export interface Product {
  A: Float32Array
  B: Float32Array
  C: Float32Array
  multiply(): void
  /** Gives back what the rung has taken: memory, threads. */
  end(): void
}

export interface Rung {
  name: string
  /** What it adds to the rung below. */
  adds: string
  /** Undefined where this machine, or the page, cannot do it. */
  prepare(m: number, n: number, K: number): Product | undefined
}

/** A rung in plain TypeScript, on ordinary arrays. */
export function onArrays(name: string, adds: string, multiply: Multiply): Rung {
  return {
    name,
    adds,
    prepare(m, n, K) {
      const [A, B, C] = [m * K, K * n, m * n].map((size) => new Float32Array(size))
      return { A, B, C, multiply: () => multiply(m, n, K, A, B, C), end() {} }
    },
  }
}
