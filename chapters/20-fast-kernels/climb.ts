import { Random } from 'chalkgrad'
import type { Factors, Rung } from './ladder/rung.ts'
import { gigaflops, secondsPerCall } from './stopwatch.ts'

/** Two factors of numbers between −1 and 1, the same for every rung. */
export function factors(m: number, n = m, K = m): Factors {
  const random = new Random(20)
  const numbers = (count: number) =>
    Float32Array.from({ length: count }, () => 2 * random.uniform() - 1)
  return { m, n, K, A: numbers(m * K), B: numbers(K * n) }
}

/**
 * How far a product is from one that was summed up in float64, in units of the root of the
 * number of terms: rounding in float32 stays below 1e-6, a mistake is near 1.
 */
export function distance({ m, n, K, A, B }: Factors, C: Float32Array): number {
  const random = new Random(21)
  let most = 0
  // Some elements are enough, the last among them: it lies on both edges.
  for (let probe = 0; probe < 50; probe++) {
    const [i, j] = probe === 0 ? [m - 1, n - 1] : [random.integer(m), random.integer(n)]
    let sum = 0
    for (let k = 0; k < K; k++) sum += A[i * K + k] * B[k * n + j]
    const off = Math.abs(C[i * n + j] - sum) / Math.sqrt(K)
    most = off > most || Number.isNaN(off) ? off : most
  }
  return most
}

/** The GFLOP/s of a rung for n × n matrices; undefined where it cannot run. */
export function climb(rung: Rung, n: number, budget?: number): number | undefined {
  const both = factors(n)
  const product = rung.prepare(both)
  if (product === undefined) return undefined
  try {
    const rate = gigaflops(
      2 * n ** 3,
      secondsPerCall(() => product.multiply(), budget),
    )
    const error = distance(both, product.result())
    if (!(error < 1e-5)) throw new Error(`${rung.name}: the product is off by ${error}`)
    return rate
  } finally {
    product.end()
  }
}
