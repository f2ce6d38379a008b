import { Random } from 'chalkgrad'

export interface Point {
  x: number
  y: number
  /** +1 on the upper moon, −1 on the lower. */
  label: number
}

/**
 * Two half circles that interlock, with a little noise: no straight line separates them.
 */
export function twoMoons(count: number, random: Random, noise = 0.1): Point[] {
  return Array.from({ length: count }, (_, i) => {
    const angle = Math.PI * random.uniform()
    const upper = i % 2 === 0
    return {
      x: (upper ? Math.cos(angle) : 1 - Math.cos(angle)) - 0.5 + noise * random.normal(),
      y: (upper ? Math.sin(angle) : 0.5 - Math.sin(angle)) - 0.25 + noise * random.normal(),
      label: upper ? 1 : -1,
    }
  })
}
