import type { Kernels } from '../kernels.ts'
import { argsort, cumsum } from './along-axis.ts'
import { conv2d } from './conv2d.ts'
import { conv2dWeight, convTranspose2d } from './conv2d-gradients.ts'
import { copy, fill } from './copy.ts'
import { binary, unary, where } from './elementwise.ts'
import { gather, scatterAdd } from './gather.ts'
import { matmul } from './matmul.ts'
import { maxPool2d } from './max-pool2d.ts'
import { normal, uniform } from './random.ts'
import { reduce, sumOfSquares } from './reduce.ts'

/** The readable loops: every kernel in plain TypeScript, for every dtype. */
export const reference: Kernels = {
  ...unary,
  ...binary,
  ...reduce,
  where,
  copy,
  fill,
  matmul,
  conv2d,
  convTranspose2d,
  conv2dWeight,
  maxPool2d,
  gather,
  scatterAdd,
  cumsum,
  argsort,
  sumOfSquares,
  uniform,
  normal,
}
