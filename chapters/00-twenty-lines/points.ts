import type { Point } from './learn.ts'

/** Point i: orange in a disc, blue around it. `where`, from 0 to 1, says how far out. */
function pointAt(i: number, where: number): Point {
  const orange = i % 2 === 1
  const radius = orange ? 0.5 * Math.sqrt(where) : 1 + 0.4 * Math.sqrt(where)
  // 2.4 radians from one point to the next, as in a sunflower, leave no gaps.
  const angle = 2.4 * i
  const label = orange ? 1 : -1
  return { x: radius * Math.cos(angle), y: radius * Math.sin(angle), label }
}

/** What the network learns from. */
export const points: readonly Point[] = Array.from({ length: 60 }, (_, i) =>
  pointAt(i, i / 60),
)

/** Other points of the same disc and ring, which it has never seen. */
export function freshPoints(count: number): Point[] {
  return Array.from({ length: count }, (_, i) =>
    pointAt(i + 1000, ((i * 7919) % count) / count),
  )
}

/** Weights to start from: numbers between −1 and 1 that look like nothing in particular. */
export function jumble(units: number, seed = 1): number[] {
  return Array.from({ length: 1 + 4 * units }, (_, i) => Math.sin(seed * i * i))
}
