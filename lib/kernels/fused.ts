import type { Attentions } from './fused-attention.ts'
import type { LayerNorms } from './fused-layer-norm.ts'
import type { RecurrentSteps } from './fused-recurrent.ts'
import type { Operand, UnaryName } from './kernels.ts'
import { unaryNames } from './reference/elementwise.ts'

/** Did it do the work? If not, nothing was written, and the engine composes. */
export type Done = boolean

/** out = f(x), of x's shape; logSumExp leaves one number of the last axis. */
export type ForwardKernel = (x: Operand, out: Operand) => Done

/**
 * For y = f(x), with g the gradient of the loss with respect to y: out is that with respect
 * to x. x and out have one shape, and so have g and y.
 */
export type GradientKernel = (g: Operand, x: Operand, y: Operand, out: Operand) => Done

/** θ ← θ − …, one step of an optimizer; what it remembers of θ is changed in place, too. */
export type UpdateKernel<Slots extends readonly unknown[], Numbers> = (
  parameter: Operand,
  gradient: Operand,
  slots: Slots,
  numbers: Numbers,
) => Done

interface Rates {
  learningRate: number
  weightDecay: number
}
type Momentum = UpdateKernel<[velocity: Operand], Rates & { momentum: number }>
type Adam = UpdateKernel<
  [m: Operand, v: Operand],
  Rates & { beta1: number; beta2: number; epsilon: number; t: number }
>

/** By the names in `static fused` of the optimizers; their numbers are those of its fields. */
interface Updates {
  sgd: UpdateKernel<[], Rates>
  momentum: Momentum
  nesterov: Momentum
  adagrad: UpdateKernel<[sum: Operand], Rates & { epsilon: number }>
  rmsProp: UpdateKernel<[average: Operand], Rates & { beta: number; epsilon: number }>
  adam: Adam
  adamW: Adam
}

/**
 * Batch norm of x: (batch, channels, …), with one number of w, b, mean, and variance for each
 * channel; the last two are written, too.
 */
export type BatchNormKernel = (
  x: Operand,
  w: Operand,
  b: Operand,
  epsilon: number,
  out: Operand,
  mean: Operand,
  variance: Operand,
) => Done

/** From g, the gradient of its result, and what it wrote: those of x, w and b. */
export type BatchNormGradientKernel = (
  g: Operand,
  x: Operand,
  w: Operand,
  mean: Operand,
  variance: Operand,
  epsilon: number,
  dx: Operand,
  dw: Operand,
  db: Operand,
) => Done

interface Norms {
  batchNorm: BatchNormKernel
  batchNormGradient: BatchNormGradientKernel
}

/** Along the last axis, row by row. */
export type RowName = 'softmax' | 'logSoftmax' | 'logSumExp'
export type ForwardName = RowName | 'gelu'
export type GradientName = UnaryName | ForwardName
export type UpdateName = keyof Updates

export const rowNames: RowName[] = ['softmax', 'logSoftmax', 'logSumExp']
export const forwardNames: ForwardName[] = [...rowNames, 'gelu']
export const gradientNames: GradientName[] = [...unaryNames, ...forwardNames]
// prettier-ignore
export const updateNames: UpdateName[] = ['sgd', 'momentum', 'nesterov', 'adagrad', 'rmsProp', 'adam', 'adamW']

/**
 * Fused kernels: what a set may do in one pass over memory where `Kernels` need several.
 * All of it is optional: what is missing is composed from `Kernels`, and that composition,
 * in the file of each operation, is the meaning. The engine asks only with float32 tensors
 * whose elements lie in order; a kernel that still cannot, because the memory is elsewhere,
 * returns false. softmax and its relatives go along the last axis.
 */
export type Fused = Partial<
  Record<ForwardName, ForwardKernel> &
    Record<`${GradientName}Gradient`, GradientKernel> &
    Norms &
    LayerNorms &
    RecurrentSteps &
    Attentions &
    Updates
>

export function isRowName(name: GradientName): name is RowName {
  return rowNames.some((one) => one === name)
}

/** All that could be fused, for reports. */
export const fusedNames: readonly (keyof Fused)[] = [
  ...forwardNames,
  ...gradientNames.map((name) => `${name}Gradient` as const),
  'batchNorm',
  'batchNormGradient',
  'layerNorm',
  'layerNormGradient',
  'lstmStep',
  'lstmStepGradient',
  'gruStep',
  'gruStepGradient',
  'attention',
  'attentionGradient',
  ...updateNames,
]
