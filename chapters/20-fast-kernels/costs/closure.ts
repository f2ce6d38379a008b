import { secondsPerCall } from '../stopwatch.ts'

type Binary = (a: number, b: number) => number

/** One loop for all formulas. */
function zip(f: Binary, a: Float32Array, b: Float32Array, y: Float32Array): void {
  for (let i = 0; i < y.length; i++) y[i] = f(a[i], b[i])
}

/** The loop of one formula, written out. */
function add(a: Float32Array, b: Float32Array, y: Float32Array): void {
  for (let i = 0; i < y.length; i++) y[i] = a[i] + b[i]
}

const plus: Binary = (a, b) => a + b
const others: Binary[] = [(a, b) => a - b, (a, b) => a * b, (a, b) => a / b]

/**
 * Millions of sums a second by the loop written out, and by the one loop when it has seen
 * one function, two, three and four. It is `plus` that is measured each time. The loop never
 * forgets, so this tells the truth once in each process.
 */
export function costOfClosures(budget?: number): { written: number; seen: number[] } {
  const [a, b, y] = [1, 2, 0].map((value) => new Float32Array(2048).fill(value))
  const rate = (seconds: number) => y.length / seconds / 1e6
  const seen = [undefined, ...others].map((other) => {
    if (other) for (let i = 0; i < 500; i++) zip(other, a, b, y)
    return rate(secondsPerCall(() => zip(plus, a, b, y), budget))
  })
  return { written: rate(secondsPerCall(() => add(a, b, y), budget)), seen }
}
