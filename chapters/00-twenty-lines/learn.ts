/** A place in the plane, and the answer that belongs there: 1 for orange, −1 for blue. */
export interface Point {
  x: number
  y: number
  label: number
}

/** The network: what it answers at (x, y). Each turn of the loop is one of its units. */
export function predict(weights: readonly number[], x: number, y: number): number {
  let answer = weights[0]
  for (let u = 1; u < weights.length; u += 4) {
    const side = weights[u + 1] * x + weights[u + 2] * y + weights[u + 3]
    answer += weights[u] * Math.tanh(side)
  }
  return answer
}

/** How wrong it is: the squared distance from the right answer, on average. */
export function loss(weights: readonly number[], points: readonly Point[]): number {
  let sum = 0
  for (const { x, y, label } of points) sum += (predict(weights, x, y) - label) ** 2
  return sum / points.length
}

/** For each weight: by how much the loss rises when the weight does. */
export function slopes(weights: readonly number[], points: readonly Point[]): number[] {
  return weights.map((weight, i) => {
    const lossAt = (value: number) => loss(weights.with(i, value), points)
    return (lossAt(weight + 0.001) - lossAt(weight - 0.001)) / 0.002
  })
}

/** One step of learning: every weight goes a little against its slope. */
export function step(weights: readonly number[], points: readonly Point[], rate: number) {
  const slope = slopes(weights, points)
  return weights.map((weight, i) => weight - rate * slope[i])
}
