import { CheckError } from './check-error.ts'
import { allowed, close, number, position, sameShape, twoNumbers } from './same-shape.ts'

/**
 * Same shape, and every number within `tolerance`: absolute below 1, relative above.
 * @throws CheckError naming the first element that differs, what came, what was wanted, and how many differ
 */
export function near(got: unknown, wanted: unknown, tolerance = 1e-6): void {
  const sides = sameShape(got, wanted)
  const size = sides.wanted.values.length
  let first = -1
  let differing = 0
  for (let i = 0; i < size; i++) {
    if (close(sides.got.values[i], sides.wanted.values[i], tolerance)) continue
    if (differing++ === 0) first = i
  }
  if (differing === 0) return
  const a = sides.got.values[first]
  const b = sides.wanted.values[first]
  const { texts, alike } = twoNumbers(a, b)
  const gap = Number.isFinite(a - b) ? `, difference ${number(a - b)}` : ''
  const more = differing > 1 ? ` (${differing} of ${size} differ)` : ''
  const limit = alike ? allowed(b, tolerance) : ''
  throw new CheckError(`got ${texts[0]}, wanted ${texts[1]}${position(first, sides.wanted.shape)}${gap}${limit}${more}`)
}
