import type { Random } from 'chalkgrad'

type Point = readonly [x: number, y: number]
type Stroke = readonly Point[]

/** An arc around (x, y), from one angle to another, in turns; 0 points right, ¼ down. */
const arc = (
  x: number,
  y: number,
  width: number,
  height: number,
  from: number,
  to: number,
): Stroke =>
  Array.from({ length: 13 }, (_, i) => {
    const angle = 2 * Math.PI * (from + ((to - from) * i) / 12)
    return [x + width * Math.cos(angle), y + height * Math.sin(angle)]
  })

/** The ten digits as strokes, within −1 … 1. (The digits of MNIST may not be handed on with the book.) */
const strokes: readonly (readonly Stroke[])[] = [
  [arc(0, 0, 0.55, 0.9, 0, 1)],
  [[[-0.3, -0.6], [0.05, -0.9], [0.05, 0.9]]],
  [[...arc(0, -0.42, 0.5, 0.48, 0.5, 1.1), [-0.55, 0.9], [0.55, 0.9]]],
  [arc(-0.05, -0.45, 0.48, 0.45, 0.5, 1.25), arc(-0.05, 0.43, 0.55, 0.47, 0.75, 1.5)],
  [[[0.1, -0.9], [-0.55, 0.3], [0.55, 0.3]], [[0.3, -0.3], [0.2, 0.9]]],
  [[[0.5, -0.9], [-0.35, -0.9], [-0.4, -0.1]], arc(-0.02, 0.37, 0.52, 0.53, 0.6, 1.42)],
  [[[0.35, -0.9], [-0.2, -0.45], [-0.48, 0.2]], arc(0, 0.4, 0.5, 0.5, 0.5, 1.5)],
  [[[-0.5, -0.9], [0.55, -0.9], [-0.1, 0.9]]],
  [arc(0, -0.45, 0.42, 0.45, 0, 1), arc(0, 0.45, 0.5, 0.45, 0, 1)],
  [arc(0, -0.4, 0.48, 0.5, 0, 1), [[0.48, -0.4], [0.4, 0.3], [0.1, 0.9]]],
] // prettier-ignore

/** A digit of 28 × 28 pixels, 0 … 1; with a generator as a hand would write it, each time a little otherwise. */
export function drawDigit(digit: number, random?: Random): Float32Array {
  const within = (spread: number): number =>
    random ? spread * (2 * random.uniform() - 1) : 0
  const [tall, wide] = [8.5 * (1 + within(0.15)), 8.5 * (1 + within(0.2))]
  const [turn, slant] = [within(0.2), within(0.25)]
  const [right, down, pen] = [13.5 + within(2), 13.5 + within(2), 1.2 + within(0.5)]
  const segments = strokes[digit].flatMap((stroke) => {
    const placed = stroke.map(([x, y]): Point => {
      const [a, b] = [wide * (x - slant * y), tall * y]
      return [right + a - turn * b, down + b + turn * a]
    })
    return placed.slice(1).map((end, i): [Point, Point] => [placed[i], end])
  })
  return Float32Array.from({ length: 28 * 28 }, (_, place) => {
    const pixel: Point = [place % 28, Math.floor(place / 28)]
    const nearest = Math.min(...segments.map(([a, b]) => distance(pixel, a, b)))
    return Math.min(1, Math.max(0, pen + 0.5 - nearest))
  })
}

/** From a point to a segment. */
function distance([x, y]: Point, [ax, ay]: Point, [bx, by]: Point): number {
  const [dx, dy] = [bx - ax, by - ay]
  const along = ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy)
  const t = Math.min(1, Math.max(0, along))
  return Math.hypot(x - ax - t * dx, y - ay - t * dy)
}
