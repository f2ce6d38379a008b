import { ArgumentError, DtypeError, ShapeError } from '../../errors.ts'
import { checkArgument, describe } from '../../options.ts'
import { formatShape } from '../../shape/shape.ts'
import { Tensor } from '../../tensor/tensor.ts'
import { changeRows } from './rows.ts'

/**
 * Logits of tokens that were there already are divided by the penalty, each once (Keskar et al.,
 * 2019, who chose 1.2). Logits below 0 are multiplied by it: there the paper's division would make
 * a token likelier. logits: (vocabulary) or (batch, vocabulary); seen: (time) or (batch, time)
 * int32, the tokens so far.
 *
 * @throws ShapeError, DtypeError when they do not fit. @throws ArgumentError for a token outside
 *   the vocabulary, and unless the penalty is from 1 and finite.
 */
export function repetitionPenalty(logits: Tensor, seen: Tensor, penalty: number): Tensor {
  checkArgument('repetitionPenalty', 'logits', logits, Tensor)
  checkArgument('repetitionPenalty', 'seen', seen, Tensor)
  if (typeof penalty !== 'number' || !(penalty >= 1 && penalty < Infinity))
    throw new ArgumentError(
      `repetitionPenalty: the penalty must be from 1, which changes nothing, and finite, got ${describe(penalty)}`,
    )
  if (seen.rank !== logits.rank || (seen.rank === 2 && seen.shape[0] !== logits.shape[0]))
    throw new ShapeError(
      `repetitionPenalty: logits ${formatShape(logits.shape)} need the tokens so far as (time), or (batch, time) for a batch, got ${formatShape(seen.shape)}`,
    )
  if (seen.dtype !== 'int32')
    throw new DtypeError(`repetitionPenalty: tokens are int32, seen is ${seen.dtype}`)
  const tokens = seen.data()
  const time = seen.shape[seen.rank - 1]
  return changeRows('repetitionPenalty', logits, (row, index) => {
    for (const token of new Set(tokens.subarray(index * time, (index + 1) * time))) {
      if (!(token in row))
        throw new ArgumentError(
          `repetitionPenalty: there is no token ${token}, only 0 to ${row.length - 1}`,
        )
      row[token] = row[token] > 0 ? row[token] / penalty : row[token] * penalty
    }
  })
}
