import type { Random } from '../random/random.ts'
import { full, type TensorOptions } from './create.ts'
import { rand, randn } from './random.ts'
import type { Tensor } from './tensor.ts'

// New tensors with the shape of another one, and its dtype where the options name none.

export function zerosLike(x: Tensor, options: TensorOptions = {}): Tensor {
  return fullLike(x, 0, options)
}

export function onesLike(x: Tensor, options: TensorOptions = {}): Tensor {
  return fullLike(x, 1, options)
}

export function fullLike(x: Tensor, value: number, options: TensorOptions = {}): Tensor {
  return full(x.shape, value, { dtype: x.dtype, ...options })
}

export function randLike(x: Tensor, random: Random, options: TensorOptions = {}): Tensor {
  return rand(x.shape, random, { dtype: x.dtype, ...options })
}

export function randnLike(x: Tensor, random: Random, options: TensorOptions = {}): Tensor {
  return randn(x.shape, random, { dtype: x.dtype, ...options })
}
