import { CheckError } from './check-error.ts'
import { close, number, position, sameShape } from './same-shape.ts'
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
  const says = Number.isFinite(ratio) ? `, ratio ${number(ratio)}${count}${diagnosis(ratio)}` : count
  throw new CheckError(
    `gradient of ${input}${position(i, sides.wanted.shape)}: got ${number(sides.got.values[i])}, wanted ${number(values[i])}${says}`,
  )
}

function diagnosis(ratio: number): string {
  if (close(ratio, 2, 1e-3)) return ': twice the right value: was it added twice?'
  if (close(ratio, -1, 1e-3)) return ': the sign is flipped'
  if (ratio === 0) return ': nothing arrived here'
  if (close(ratio, 0.5, 1e-3)) return ': half the right value: a mean over 2, or one of two paths missing?'
  const inverse = 1 / ratio
  if (inverse > 2 && close(inverse, Math.round(inverse), 1e-3))
    return `: 1/${Math.round(inverse)} of it: a mean where a sum belongs?`
  if (ratio > 2 && close(ratio, Math.round(ratio), 1e-3))
    return `: ${Math.round(ratio)} times the right value: added more than once?`
  return ''
}
