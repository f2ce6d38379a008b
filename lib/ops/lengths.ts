import { ArgumentError, ShapeError } from '../errors.ts'
import { checkList } from '../options.ts'
import { Tensor } from '../tensor/tensor.ts'

/** How much of each sequence of a padded batch counts: a number for each. */
export type Lengths = readonly number[] | Tensor

/** @throws ShapeError, ArgumentError unless there is a length for each sequence, a whole number from 0 to `time`. */
export function checkLengths(
  name: string,
  lengths: Lengths,
  batch: number,
  time: number,
): readonly number[] {
  if (!(lengths instanceof Tensor)) checkList(name, 'lengths', lengths, 'number')
  const numbers = lengths instanceof Tensor ? [...lengths.data()] : lengths
  if (numbers.length !== batch)
    throw new ShapeError(
      `${name}: needs a length for each of ${batch} sequences, got ${numbers.length}`,
    )
  for (const [i, length] of numbers.entries())
    if (!(Number.isInteger(length) && length >= 0 && length <= time))
      throw new ArgumentError(
        `${name}: the length of sequence ${i} must be a whole number from 0 to ${time}, got ${length}`,
      )
  return numbers
}
