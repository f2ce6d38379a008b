import { ArgumentError, DtypeError, ShapeError } from '../../errors.ts'
import { checkArgument, describe } from '../../options.ts'
import { formatShape } from '../../shape/shape.ts'
import { isFloat } from '../../storage/dtype.ts'
import { tensor } from '../../tensor/create.ts'
import { Tensor } from '../../tensor/tensor.ts'

/**
 * New logits: each row of a copy is changed in place. logits: (vocabulary) or (batch,
 * vocabulary). Nothing of it is recorded: a choice has no gradient.
 */
export function changeRows(
  name: string,
  logits: Tensor,
  change: (row: Float64Array, index: number) => void,
): Tensor {
  const rows = rowsOf(name, logits)
  for (const [index, row] of rows.entries()) change(row, index)
  const all = new Float64Array(logits.size)
  for (const [index, row] of rows.entries()) all.set(row, index * row.length)
  return tensor(all, { shape: logits.shape, dtype: logits.dtype })
}

/**
 * The rows of logits, copied.
 *
 * @throws ShapeError, DtypeError unless they are (vocabulary) or (batch, vocabulary) of real
 *   numbers. @throws ArgumentError for a row from which no token can be chosen: with NaN, with
 *   Infinity, or with -Infinity for every token.
 */
export function rowsOf(name: string, logits: Tensor): Float64Array[] {
  checkArgument(name, 'logits', logits, Tensor)
  const { rank, shape, dtype } = logits
  if ((rank !== 1 && rank !== 2) || shape[rank - 1] === 0)
    throw new ShapeError(
      `${name}: needs logits (vocabulary) or (batch, vocabulary), got ${formatShape(shape)}. Of (batch, time, vocabulary), take the last time`,
    )
  if (!isFloat(dtype))
    throw new DtypeError(`${name}: logits are float32 or float64, these are ${dtype}`)
  const values = Float64Array.from(logits.data())
  const vocabulary = shape[rank - 1]
  return Array.from({ length: values.length / vocabulary }, (_, index) => {
    const row = values.subarray(index * vocabulary, (index + 1) * vocabulary)
    checkRow(name, row, index)
    return row
  })
}

function checkRow(name: string, row: Float64Array, index: number): void {
  let highest = -Infinity
  for (const value of row) {
    if (Number.isNaN(value) || value === Infinity)
      throw new ArgumentError(
        `${name}: a logit of row ${index} is ${value}, so there are no probabilities. Was the loss NaN, too?`,
      )
    if (value > highest) highest = value
  }
  if (highest === -Infinity)
    throw new ArgumentError(
      `${name}: every logit of row ${index} is -Infinity: no token is allowed`,
    )
}

export function highestOf(row: Float64Array): number {
  return row.reduce((a, b) => Math.max(a, b))
}

/** e^(x − highest): in proportion to the probabilities, and never too large. */
export function weightsOf(row: Float64Array): Float64Array {
  const highest = highestOf(row)
  return row.map((value) => Math.exp(value - highest))
}

/** Forbids all but the `count` largest; of equal ones, those with lower numbers stay, as argmax has it. */
export function keepLargest(row: Float64Array, count: number): void {
  if (count >= row.length) return
  const least = row.toSorted()[row.length - count]
  let equal = count - row.filter((value) => value > least).length
  for (const [token, value] of row.entries())
    if (value < least || (value === least && equal-- <= 0)) row[token] = -Infinity
}

/** @throws ArgumentError unless it is a probability above 0. */
export function checkProbability(name: string, p: number): void {
  if (typeof p === 'number' && p > 0 && p <= 1) return
  throw new ArgumentError(`${name}: p must be above 0 and at most 1, got ${describe(p)}`)
}
