import type { Tensor } from '../tensor/tensor.ts'
import { keepsDims, type Axes, type ReduceOptions } from './reduce.ts'

/** 1 where something over `axes` is not 0, 0 elsewhere and for nothing. NaN is not 0. */
export function any(x: Tensor, axes?: Axes, options: ReduceOptions = {}): Tensor {
  const keepDims = keepsDims('any', options)
  return x.detach().notEqual(0).sum(axes, { keepDims }).greater(0)
}

/** 1 where nothing over `axes` is 0, and for nothing; 0 elsewhere. */
export function all(x: Tensor, axes?: Axes, options: ReduceOptions = {}): Tensor {
  const keepDims = keepsDims('all', options)
  return x.detach().equal(0).sum(axes, { keepDims }).equal(0)
}
