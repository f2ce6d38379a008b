import { CheckError } from './check-error.ts'
import { allowed, close, number, position, sameShape, twoNumbers } from './same-shape.ts'
import type { Numbers } from './flatten.ts'

/**
 * Compares a gradient with the right one. The ratio of a wrong gradient to the right one often names the mistake.
 * @param input what the gradient belongs to, such as `'w'`
 */
export function gradient(got: unknown, wanted: unknown, input = 'x', tolerance = 1e-6): void {
  let sides: { got: Numbers; wanted: Numbers }
  try {
    sides = sameShape(got, wanted)
  } catch (error) {
    throw error instanceof CheckError ? new CheckError(`gradient of ${input}: ${error.message}`) : error
  }
  const { values } = sides.wanted
  const wrong: number[] = []
  for (let i = 0; i < values.length; i++) if (!close(sides.got.values[i], values[i], tolerance)) wrong.push(i)
  if (wrong.length === 0) return
  // A ratio says most where the right value is not 0.
  const i = wrong.find((index) => values[index] !== 0) ?? wrong[0]
  const ratio = sides.got.values[i] / values[i]
  const count = wrong.length > 1 ? ` (${wrong.length} of ${values.length} differ)` : ''
  // It names a mistake only if it holds for everything that is wrong.
  const everywhere = wrong.every((index) => close(sides.got.values[index], ratio * values[index], 1e-3))
  const says = Number.isFinite(ratio)
    ? `, ratio ${number(ratio)}${count}${everywhere ? diagnosis(ratio, values.length) : ''}`
    : count
  const { texts, alike } = twoNumbers(sides.got.values[i], values[i])
  const gap = alike ? `, difference ${number(sides.got.values[i] - values[i])}${allowed(values[i], tolerance)}` : ''
  throw new CheckError(
    `gradient of ${input}${position(i, sides.wanted.shape)}: got ${texts[0]}, wanted ${texts[1]}${gap}${says}`,
  )
}

function diagnosis(ratio: number, numbers: number): string {
  const is = (value: number) => Math.abs(ratio / value - 1) < 1e-3
  if (is(2)) return ': twice the right value: was it added twice?'
  if (is(-1)) return ': the sign is flipped'
  if (ratio === 0) return ': nothing arrived here'
  if (is(0.5)) return ': half the right value: a mean over 2, or one of two paths missing?'
  const [times, part] = [Math.round(ratio), Math.round(1 / ratio)]
  if (part > 2 && is(1 / part))
    // A single number has nothing to take the mean of.
    return `: 1/${part} of it: ${numbers > 1 ? 'a mean where a sum belongs?' : 'does only one of several paths arrive?'}`
  if (times > 2 && is(times)) return `: ${times} times the right value: added more than once?`
  return ''
}
