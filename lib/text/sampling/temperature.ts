import { ArgumentError } from '../../errors.ts'
import { describe } from '../../options.ts'
import type { Tensor } from '../../tensor/tensor.ts'
import { changeRows } from './rows.ts'

/**
 * Logits divided by the temperature, the word of physics (Ackley, Hinton and Sejnowski, 1985):
 * below 1 likely tokens become likelier, above 1 all become more alike. logits: (vocabulary) or
 * (batch, vocabulary).
 *
 * @throws ArgumentError unless it is above 0 and finite.
 */
export function temperature(logits: Tensor, degrees: number): Tensor {
  if (typeof degrees !== 'number' || !(degrees > 0 && degrees < Infinity))
    throw new ArgumentError(
      `temperature: logits are divided by it, so it must be above 0 and finite, got ${describe(degrees)}. As it goes to 0, only the likeliest token is left: that is greedy(logits)`,
    )
  return changeRows('temperature', logits, (row) => {
    for (const [token, value] of row.entries()) row[token] = value / degrees
  })
}
