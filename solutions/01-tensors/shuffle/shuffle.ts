import type { Random } from 'chalkgrad'

/** The numbers 0 … n − 1 in random order. */
export function shuffle(n: number, random: Random): number[] {
  const order = Array.from({ length: n }, (_, i) => i)
  for (let i = n - 1; i > 0; i--) {
    // One of the i + 1 numbers that are left, the one at i among them: n · (n − 1) · … · 2 ways, one for each order.
    const j = random.integer(i + 1)
    const drawn = order[j]
    order[j] = order[i]
    order[i] = drawn
  }
  return order
}
