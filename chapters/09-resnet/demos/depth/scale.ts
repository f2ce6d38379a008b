/** From 10⁻⁶ to 10³: what is outside stands at the edge. */
export const [lowest, highest] = [-6, 3]
export const powers = [-6, -3, 0, 3]

/** The share of the height at which a size stands, on a logarithmic axis; what is not finite is as high as it gets. */
export function heightOf(size: number): number {
  if (Number.isNaN(size)) return 1
  const share = (Math.log10(Math.max(size, 0)) - lowest) / (highest - lowest)
  return Math.min(1, Math.max(0, share))
}
