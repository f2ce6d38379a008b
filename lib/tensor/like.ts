import { ArgumentError } from '../errors.ts'
import { describe } from '../options.ts'
import type { Random } from '../random/random.ts'
import { full, type TensorOptions } from './create.ts'
import { rand, randn } from './random.ts'
import { Tensor } from './tensor.ts'

// New tensors with the shape of another one, and its dtype where the options name none.

export function zerosLike(x: Tensor, options?: TensorOptions): Tensor {
  return full(shapeOf('zerosLike', x), 0, withDtype(x, options))
}

export function onesLike(x: Tensor, options?: TensorOptions): Tensor {
  return full(shapeOf('onesLike', x), 1, withDtype(x, options))
}

export function fullLike(x: Tensor, value: number, options?: TensorOptions): Tensor {
  return full(shapeOf('fullLike', x), value, withDtype(x, options))
}

export function randLike(x: Tensor, random: Random, options?: TensorOptions): Tensor {
  return rand(shapeOf('randLike', x), random, withDtype(x, options))
}

export function randnLike(x: Tensor, random: Random, options?: TensorOptions): Tensor {
  return randn(shapeOf('randnLike', x), random, withDtype(x, options))
}

/** What is no object of options is refused by whoever takes it. */
function withDtype({ dtype }: Tensor, options: TensorOptions = {}): TensorOptions {
  return typeof options === 'object' && options !== null ? { dtype, ...options } : options
}

function shapeOf(name: string, x: Tensor): Tensor['shape'] {
  if (x instanceof Tensor) return x.shape
  throw new ArgumentError(
    `${name}: needs a tensor whose shape it takes, got ${describe(x)}`,
  )
}
