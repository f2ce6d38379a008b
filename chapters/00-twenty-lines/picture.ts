import { predict } from './learn.ts'

/** The plane from −1.5 to 1.5 as text: # where the network answers orange, · where blue. */
export function picture(weights: readonly number[]): string {
  const places = Array.from({ length: 31 }, (_, i) => (i - 15) / 10)
  const row = (y: number) =>
    places.map((x) => (predict(weights, x, y) > 0 ? '#' : '·')).join('')
  // Letters are twice as high as wide, so every other row is enough.
  return places
    .filter((_, i) => i % 2 === 1)
    .reverse()
    .map(row)
    .join('\n')
}
