// The weight is read as (in, out).
export function linear(x: number[][], weight: number[][], bias: number[]): number[][] {
  return x.map((sample) =>
    bias.map((b, o) => sample.reduce((sum, value, i) => sum + value * (weight[i]?.[o] ?? 0), b)),
  )
}
