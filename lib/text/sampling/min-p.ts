import type { Tensor } from '../../tensor/tensor.ts'
import { changeRows, checkProbability, highestOf } from './rows.ts'

/**
 * Only tokens stay that are at least p times as likely as the likeliest (Nguyen et al., 2024); the
 * others become -Infinity. logits: (vocabulary) or (batch, vocabulary).
 *
 * @throws ArgumentError unless 0 < p ≤ 1.
 */
export function minP(logits: Tensor, p: number): Tensor {
  checkProbability('minP', p)
  return changeRows('minP', logits, (row) => {
    // e^x ≥ p·e^highest is x ≥ highest + ln p
    const least = highestOf(row) + Math.log(p)
    for (const [token, value] of row.entries()) if (value < least) row[token] = -Infinity
  })
}
