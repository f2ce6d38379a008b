// logSoftmax takes the logarithm of a probability that has already become 0.
export function logSumExp(z: number[]): number {
  const m = Math.max(...z)
  return m + Math.log(z.reduce((sum, value) => sum + Math.exp(value - m), 0))
}

export function softmax(z: number[]): number[] {
  const m = Math.max(...z)
  const e = z.map((value) => Math.exp(value - m))
  const sum = e.reduce((a, b) => a + b, 0)
  return e.map((value) => value / sum)
}

export function logSoftmax(z: number[]): number[] {
  return softmax(z).map(Math.log)
}
