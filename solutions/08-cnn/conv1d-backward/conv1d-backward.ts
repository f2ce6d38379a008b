/** The weight w[u] was used at every place i, with the cell i·stride + u: all these effects add up. */
export function weightGradient(x: number[], g: number[], taps: number, stride: number): number[] {
  return Array.from({ length: taps }, (_, u) => g.reduce((sum, slope, i) => sum + slope * x[i * stride + u], 0))
}

/** Each output goes back to the cells that it was made from, and each gets its share: the weight that it had there. */
export function inputGradient(w: number[], g: number[], length: number, stride: number): number[] {
  const gradient = Array.from({ length }, () => 0)
  for (const [i, slope] of g.entries()) {
    for (const [u, weight] of w.entries()) gradient[i * stride + u] += slope * weight
  }
  return gradient
}
