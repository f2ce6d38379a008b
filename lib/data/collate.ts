import { ArgumentError } from '../errors.ts'
import { stack } from '../ops/join.ts'
import { checkList } from '../options.ts'
import { tensor } from '../tensor/create.ts'
import { Tensor } from '../tensor/tensor.ts'
import type { Fields, XY } from './batches.ts'

/** One sample of a data set: for each field of a batch a tensor, or the number of a class. */
export type Sample<Part extends Fields = XY> = { [Name in keyof Part]: Tensor | number }

/**
 * Samples of equal shapes → a batch, each field (batch, …), or (batch) int32 where the
 * samples have class numbers.
 *
 * @throws ArgumentError when a field is a number in some samples and a tensor in others.
 */
export function collate<Part extends Fields = XY>(samples: readonly Sample<Part>[]): Part {
  checkList('collate', 'samples', samples, 'object')
  const names = Object.keys(samples[0] ?? {})
  const fields = names.map((name) => [
    name,
    join(
      name,
      samples.map((sample) => sample[name]),
    ),
  ])
  return Object.fromEntries(fields) as Part
}

function join(name: string, parts: readonly (Tensor | number)[]): Tensor {
  const tensors = parts.filter((part) => part instanceof Tensor)
  const numbers = parts.filter((part) => typeof part === 'number')
  if (tensors.length === parts.length) return stack(tensors)
  if (numbers.length === parts.length) return tensor(numbers, { dtype: 'int32' })
  throw new ArgumentError(
    `collate: '${name}' is a number in some samples and a tensor in others: a batch needs one kind`,
  )
}
