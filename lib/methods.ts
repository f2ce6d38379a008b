import { backward, type BackwardOptions } from './autograd/backward.ts'
import * as activations from './ops/activations.ts'
import * as anyAll from './ops/any-all.ts'
import * as arithmetic from './ops/arithmetic.ts'
import { adaptiveAvgPool2d, avgPool2d, type AvgPoolOptions } from './ops/avg-pool2d.ts'
import { cast } from './ops/cast.ts'
import * as compare from './ops/compare.ts'
import { conv1d, type Conv1dOptions } from './ops/conv1d.ts'
import { conv2d, type ConvOptions } from './ops/conv2d.ts'
import { convTranspose2d, type ConvTransposeOptions } from './ops/conv-transpose2d.ts'
import { cumsum } from './ops/cumsum.ts'
import * as elementwise from './ops/elementwise.ts'
import { erf } from './ops/erf.ts'
import { fused } from './ops/fused.ts'
import { gather, indexSelect } from './ops/gather.ts'
import * as inPlace from './ops/in-place.ts'
import { chunk, split, unbind } from './ops/join.ts'
import { matmul } from './ops/matmul.ts'
import { maxPool2d, type PoolOptions } from './ops/max-pool2d.ts'
import * as nearZero from './ops/near-zero.ts'
import { norm, std, type NormOptions } from './ops/norm.ts'
import { prod } from './ops/prod.ts'
import * as reduce from './ops/reduce.ts'
import type { Axes, ReduceOptions } from './ops/reduce.ts'
import { flip, repeat } from './ops/repeat.ts'
import * as rounding from './ops/rounding.ts'
import * as shape from './ops/shape.ts'
import * as slice from './ops/slice.ts'
import { logSoftmax, logSumExp, softmax } from './ops/softmax.ts'
import { sort, topk } from './ops/sort.ts'
import { tril, triu } from './ops/triangle.ts'
import { maskedFill } from './ops/where.ts'
import type { Shape } from './shape/shape.ts'
import type { Pair } from './shape/sliding.ts'
import type { Dtype } from './storage/dtype.ts'
import { Tensor } from './tensor/tensor.ts'

/**
 * What can be typed after the dot of a tensor. Operations are plain functions, each in the
 * file of its concept; this list ties them to Tensor, so that `x.matmul(w).add(b).relu()`
 * reads from left to right. `fused` asks the kernels in use for a whole operation at once. Beside `nn/check-inputs.ts` it is the only
 * file of the engine that changes something by being imported.
 */
// prettier-ignore
const methods = {
  // element by element
  add(this: Tensor, other: Tensor | number) { return arithmetic.add(this, other) },
  sub(this: Tensor, other: Tensor | number) { return arithmetic.sub(this, other) },
  mul(this: Tensor, other: Tensor | number) { return arithmetic.mul(this, other) },
  div(this: Tensor, other: Tensor | number) { return arithmetic.div(this, other) },
  pow(this: Tensor, other: Tensor | number) { return arithmetic.pow(this, other) },
  maximum(this: Tensor, other: Tensor | number) { return arithmetic.maximum(this, other) },
  minimum(this: Tensor, other: Tensor | number) { return arithmetic.minimum(this, other) },
  clamp(this: Tensor, low: number, high: number) { return arithmetic.clamp(this, low, high) },
  neg(this: Tensor) { return elementwise.neg(this) },
  abs(this: Tensor) { return elementwise.abs(this) },
  sign(this: Tensor) { return elementwise.sign(this) },
  square(this: Tensor) { return elementwise.square(this) },
  sqrt(this: Tensor) { return elementwise.sqrt(this) },
  exp(this: Tensor) { return elementwise.exp(this) },
  log(this: Tensor) { return elementwise.log(this) },
  sin(this: Tensor) { return elementwise.sin(this) },
  cos(this: Tensor) { return elementwise.cos(this) },
  log1p(this: Tensor) { return nearZero.log1p(this) },
  expm1(this: Tensor) { return nearZero.expm1(this) },
  erf(this: Tensor) { return erf(this) },
  floor(this: Tensor) { return rounding.floor(this) },
  ceil(this: Tensor) { return rounding.ceil(this) },
  round(this: Tensor) { return rounding.round(this) },
  // activations
  relu(this: Tensor) { return activations.relu(this) },
  leakyRelu(this: Tensor, slope?: number) { return activations.leakyRelu(this, slope) },
  tanh(this: Tensor) { return activations.tanh(this) },
  sigmoid(this: Tensor) { return activations.sigmoid(this) },
  softplus(this: Tensor) { return activations.softplus(this) },
  elu(this: Tensor, alpha?: number) { return activations.elu(this, alpha) },
  silu(this: Tensor) { return activations.silu(this) },
  gelu(this: Tensor, options?: activations.GeluOptions) { return (options === undefined ? fused('gelu', this) : undefined) ?? activations.gelu(this, options) },
  // comparisons: 1 or 0
  equal(this: Tensor, other: Tensor | number) { return compare.equal(this, other) },
  notEqual(this: Tensor, other: Tensor | number) { return compare.notEqual(this, other) },
  less(this: Tensor, other: Tensor | number) { return compare.less(this, other) },
  lessEqual(this: Tensor, other: Tensor | number) { return compare.lessEqual(this, other) },
  greater(this: Tensor, other: Tensor | number) { return compare.greater(this, other) },
  greaterEqual(this: Tensor, other: Tensor | number) { return compare.greaterEqual(this, other) },
  isNaN(this: Tensor) { return compare.isNaN(this) },
  isFinite(this: Tensor) { return compare.isFinite(this) },
  // reductions
  sum(this: Tensor, axes?: Axes, options?: ReduceOptions) { return reduce.sum(this, axes, options) },
  mean(this: Tensor, axes?: Axes, options?: ReduceOptions) { return reduce.mean(this, axes, options) },
  var(this: Tensor, axes?: Axes, options?: ReduceOptions & { correction?: number }) { return reduce.variance(this, axes, options) },
  std(this: Tensor, axes?: Axes, options?: ReduceOptions & { correction?: number }) { return std(this, axes, options) },
  norm(this: Tensor, axes?: Axes, options?: NormOptions) { return norm(this, axes, options) },
  prod(this: Tensor, axes?: Axes, options?: ReduceOptions) { return prod(this, axes, options) },
  any(this: Tensor, axes?: Axes, options?: ReduceOptions) { return anyAll.any(this, axes, options) },
  all(this: Tensor, axes?: Axes, options?: ReduceOptions) { return anyAll.all(this, axes, options) },
  max(this: Tensor, axes?: Axes, options?: ReduceOptions) { return reduce.max(this, axes, options) },
  min(this: Tensor, axes?: Axes, options?: ReduceOptions) { return reduce.min(this, axes, options) },
  argmax(this: Tensor, axis?: number, options?: ReduceOptions) { return reduce.argmax(this, axis, options) },
  argmin(this: Tensor, axis?: number, options?: ReduceOptions) { return reduce.argmin(this, axis, options) },
  logSumExp(this: Tensor, axes?: Axes, options?: ReduceOptions) { return fused('logSumExp', this, axes, options) ?? logSumExp(this, axes, options) },
  softmax(this: Tensor, axis = -1) { return fused('softmax', this, axis) ?? softmax(this, axis) },
  logSoftmax(this: Tensor, axis = -1) { return fused('logSoftmax', this, axis) ?? logSoftmax(this, axis) },
  sumTo(this: Tensor, to: Shape) { return reduce.sumTo(this, to) },
  // along an axis
  cumsum(this: Tensor, axis: number) { return cumsum(this, axis) },
  sort(this: Tensor, axis?: number, options?: { descending?: boolean }) { return sort(this, axis, options) },
  topk(this: Tensor, k: number, axis?: number, options?: { largest?: boolean }) { return topk(this, k, axis, options) },
  // matrices
  matmul(this: Tensor, other: Tensor) { return matmul(this, other) },
  // pictures
  conv1d(this: Tensor, weight: Tensor, options?: Conv1dOptions) { return conv1d(this, weight, options) },
  conv2d(this: Tensor, weight: Tensor, options?: ConvOptions) { return conv2d(this, weight, options) },
  convTranspose2d(this: Tensor, weight: Tensor, options?: ConvTransposeOptions) { return convTranspose2d(this, weight, options) },
  maxPool2d(this: Tensor, kernel: number | Pair, options?: PoolOptions) { return maxPool2d(this, kernel, options) },
  avgPool2d(this: Tensor, kernel: number | Pair, options?: AvgPoolOptions) { return avgPool2d(this, kernel, options) },
  adaptiveAvgPool2d(this: Tensor, size: number | Pair) { return adaptiveAvgPool2d(this, size) },
  // shape
  reshape(this: Tensor, to: Shape) { return shape.reshape(this, to) },
  permute(this: Tensor, order: readonly number[]) { return shape.permute(this, order) },
  transpose(this: Tensor, a?: number, b?: number) { return shape.transpose(this, a, b) },
  expand(this: Tensor, to: Shape) { return shape.expand(this, to) },
  squeeze(this: Tensor, axis?: number) { return shape.squeeze(this, axis) },
  unsqueeze(this: Tensor, axis: number) { return shape.unsqueeze(this, axis) },
  flatten(this: Tensor, start?: number) { return shape.flatten(this, start) },
  repeat(this: Tensor, times: readonly number[]) { return repeat(this, times) },
  flip(this: Tensor, axes?: Axes) { return flip(this, axes) },
  // parts
  slice(this: Tensor, axis: number, start?: number, stop?: number, step?: number) { return slice.slice(this, axis, start, stop, step) },
  select(this: Tensor, axis: number, index: number) { return slice.select(this, axis, index) },
  pad(this: Tensor, padding: readonly (readonly [number, number])[], value?: number) { return slice.pad(this, padding, value) },
  split(this: Tensor, sizes: number | readonly number[], axis?: number) { return split(this, sizes, axis) },
  chunk(this: Tensor, parts: number, axis?: number) { return chunk(this, parts, axis) },
  unbind(this: Tensor, axis?: number) { return unbind(this, axis) },
  tril(this: Tensor, diagonal?: number) { return tril(this, diagonal) },
  triu(this: Tensor, diagonal?: number) { return triu(this, diagonal) },
  maskedFill(this: Tensor, mask: Tensor, value: number) { return maskedFill(this, mask, value) },
  gather(this: Tensor, axis: number, index: Tensor) { return gather(this, axis, index) },
  indexSelect(this: Tensor, axis: number, indices: Tensor | readonly number[]) { return indexSelect(this, axis, indices) },
  // memory and dtype
  clone(this: Tensor) { return shape.clone(this) },
  contiguous(this: Tensor) { return shape.contiguous(this) },
  cast(this: Tensor, dtype: Dtype) { return cast(this, dtype) },
  // in place, outside any graph
  add_(this: Tensor, other: Tensor | number) { return inPlace.add_(this, other) },
  sub_(this: Tensor, other: Tensor | number) { return inPlace.sub_(this, other) },
  mul_(this: Tensor, other: Tensor | number) { return inPlace.mul_(this, other) },
  fill_(this: Tensor, value: number) { return inPlace.fill_(this, value) },
  copy_(this: Tensor, other: Tensor) { return inPlace.copy_(this, other) },
  // gradients
  detach(this: Tensor) { return shape.detach(this) },
  backward(this: Tensor, gradient?: Tensor, options?: BackwardOptions) { backward(this, gradient, options) },
}

type Methods = typeof methods

declare module './tensor/tensor.ts' {
  interface Tensor extends Methods {}
}

Object.assign(Tensor.prototype, methods)
