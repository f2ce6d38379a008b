import './methods.ts'

export {
  backward,
  grad,
  type BackwardOptions,
  type GradOptions,
} from './autograd/backward.ts'
export { detectAnomaly } from './autograd/detect-anomaly.ts'
export { isRecording, noGrad } from './autograd/grad-mode.ts'
export {
  gradientCheck,
  type GradientCheckOptions,
  type GradientCheckResult,
} from './autograd/gradient-check.ts'
export { hessian, jacobian } from './autograd/jacobian.ts'
export {
  GraphNode,
  type GradientRule,
  type GradientsRule,
  type JointRule,
} from './autograd/record.ts'
export { record, recordAll, topologicalOrder } from './autograd/own-operation.ts'
export { Value } from './autograd/scalar.ts'
export { zeroGrad } from './autograd/zero-grad.ts'
export * as augment from './data/augment/index.ts'
export { Batches, type Batch, type BatchesOptions, type Fields } from './data/batches.ts'
export { parseCifar10 } from './data/cifar10.ts'
export { collate, type Sample } from './data/collate.ts'
export { Dataset } from './data/dataset.ts'
export {
  fitPicture,
  type Color,
  type Picture,
  type PictureForm,
} from './data/fit-picture.ts'
export { groupSplit } from './data/group-split.ts'
export { parseIdx } from './data/idx.ts'
export { Normalizer } from './data/normalizer.ts'
export { PictureSet, pixelsOf, type Part, type Pictures } from './data/picture-set.ts'
export { kFold, randomSplit, stratifiedSplit, type Indices } from './data/split.ts'
export { batchStream, shuffleStream } from './data/stream.ts'
export { Vocabulary, characters, words, type VocabularyOptions } from './data/vocabulary.ts'
export * from './errors.ts'
export { loadGPT2, type GPT2Options } from './formats/gpt2.ts'
export {
  parseSafetensors,
  writeSafetensors,
  type Safetensors,
} from './formats/safetensors.ts'
export {
  chosenKernels,
  kernelReport,
  kernelSets,
  registerKernels,
  useKernels,
  type KernelSet,
} from './kernels/registry.ts'
export type { Kernels, Operand } from './kernels/kernels.ts'
export * from './losses/index.ts'
export * from './metrics/index.ts'
export * as nn from './nn/index.ts'
export { scaledDotProductAttention, type AttentionOptions } from './ops/attention.ts'
export type { AttentionMask } from './ops/attention-mask.ts'
export type { Lengths } from './ops/lengths.ts'
export { einsum } from './ops/einsum.ts'
export { oneHot } from './ops/gather.ts'
export { concat, split, stack } from './ops/join.ts'
export type { GeluOptions } from './ops/activations.ts'
export type { NormOptions } from './ops/norm.ts'
export type { Sorted } from './ops/sort.ts'
export { where } from './ops/where.ts'
export * as optim from './optim/index.ts'
export { Random, type RandomState } from './random/random.ts'
export * as schedules from './schedules/index.ts'
export { broadcastShapes } from './shape/broadcast.ts'
export type { Layout } from './shape/layout.ts'
export { contiguousStrides, isContiguous, outputSize } from './shape/own-layout.ts'
export type { Shape } from './shape/shape.ts'
export type { Pair } from './shape/pair.ts'
export type { Dtype, TypedArray } from './storage/dtype.ts'
export { emptyPool, pooledBytes } from './storage/pool.ts'
export { keep, scope, scopedBytes, steps } from './storage/scope.ts'
export {
  arange,
  eye,
  full,
  linspace,
  ones,
  tensor,
  zeros,
  type TensorOptions,
} from './tensor/create.ts'
export { fullLike, onesLike, randLike, randnLike, zerosLike } from './tensor/like.ts'
export type { NestedArray } from './tensor/nested.ts'
export { rand, randn } from './tensor/random.ts'
export { Tensor } from './tensor/tensor.ts'
export { BytePairs, type BytePairsOptions } from './text/byte-pairs.ts'
export type { Merge } from './text/merge.ts'
export {
  beamSearch,
  type BeamOptions,
  type Hypothesis,
  type NextToken,
} from './text/beam-search.ts'
export * as sampling from './text/sampling/index.ts'
export * from './train/index.ts'
