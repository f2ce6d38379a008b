import { ArgumentError } from '../errors.ts'
import { describe } from '../options.ts'

/**
 * e^loss: among how many equally likely tokens the model would be as unsure (Jelinek et al.,
 * 1977). loss: the mean of −ln p over the tokens, as crossEntropy gives it. Only models with the
 * same tokens can be compared so.
 *
 * @throws ArgumentError unless the loss is a number from 0.
 */
export function perplexity(loss: number): number {
  checkLoss('perplexity', loss)
  return Math.exp(loss)
}

/**
 * How many bits a model would need for a character (Shannon, 1951): −log₂ p, by which models
 * with different tokens can be compared. loss: the mean of −ln p over the tokens, in nats;
 * charactersPerToken: characters of the text divided by its tokens, 1 where each is a token.
 *
 * @throws ArgumentError unless the loss is a number from 0, and charactersPerToken above 0.
 */
export function bitsPerCharacter(loss: number, charactersPerToken = 1): number {
  checkLoss('bitsPerCharacter', loss)
  if (
    typeof charactersPerToken !== 'number' ||
    !(charactersPerToken > 0 && charactersPerToken < Infinity)
  )
    throw new ArgumentError(
      `bitsPerCharacter: charactersPerToken must be above 0 and finite, got ${describe(charactersPerToken)}`,
    )
  return loss / Math.LN2 / charactersPerToken
}

function checkLoss(name: string, loss: number): void {
  if (typeof loss === 'number' && loss >= 0) return
  throw new ArgumentError(
    `${name}: the loss must be the mean of −ln p, a number from 0, got ${describe(loss)}. For a tensor, use item()`,
  )
}
