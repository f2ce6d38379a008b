import type { RandomState } from '../random/random.ts'
import { unaryNames, type Operand } from './kernels.ts'

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

/** The next numbers of a generator, in their order; its state goes on as if drawn one by one. */
export type FillKernel = (state: RandomState, out: Operand) => Done

export const forwardNames = ['softmax', 'logSoftmax', 'logSumExp', 'gelu'] as const
export const gradientNames = [...unaryNames, ...forwardNames] as const
// prettier-ignore
export const updateNames = ['sgd', 'momentum', 'nesterov', 'adagrad', 'rmsProp', 'adam', 'adamW'] as const
export const fillNames = ['uniform', 'normal'] as const

export type ForwardName = (typeof forwardNames)[number]
export type GradientName = (typeof gradientNames)[number]

interface Rates {
  learningRate: number
  weightDecay: number
}
type Momentum = UpdateKernel<[velocity: Operand], Rates & { momentum: number }>
type Adam = UpdateKernel<
  [m: Operand, v: Operand],
  Rates & { beta1: number; beta2: number; epsilon: number; t: number }
>

/**
 * What a set of kernels may do in one pass over memory where `Kernels` need several. All of
 * it is optional: what is missing is composed from `Kernels`, and that composition, in the
 * file of each operation, is the meaning. The engine asks only with float32 tensors whose
 * elements lie in order (random numbers: float64, too); a kernel that still cannot, because
 * the memory is elsewhere, returns false. softmax and its relatives go along the last axis.
 */
export type Fused = Partial<
  Record<ForwardName, ForwardKernel> &
    Record<`${GradientName}Gradient`, GradientKernel> &
    Record<(typeof fillNames)[number], FillKernel> & {
      sgd: UpdateKernel<[], Pick<Rates, 'learningRate'>>
      momentum: Momentum
      nesterov: Momentum
      adagrad: UpdateKernel<[sum: Operand], Rates & { epsilon: number }>
      rmsProp: UpdateKernel<[average: Operand], Rates & { beta: number; epsilon: number }>
      adam: Adam
      adamW: Adam
      /** Σ x², added up in float64; undefined when it cannot. */
      sumOfSquares: (x: Operand) => number | undefined
    }
>

/** All that could be fused, for reports. */
export const fusedNames: readonly (keyof Fused)[] = [
  ...forwardNames,
  ...gradientNames.map((name) => `${name}Gradient` as const),
  ...updateNames,
  ...fillNames,
  'sumOfSquares',
]
