import { ArgumentError } from '../errors.ts'
import type { FillKernel } from '../kernels/fused.ts'
import { fused } from '../kernels/registry.ts'
import { describe } from '../options.ts'
import type { Random } from '../random/random.ts'
import type { Shape } from '../shape/shape.ts'
import { generate, make, type TensorOptions } from './create.ts'
import type { Tensor } from './tensor.ts'

/** Standard normal numbers drawn from `random`. */
export function randn(shape: Shape, random: Random, options: TensorOptions = {}): Tensor {
  checkRandom('randn', random)
  return (
    drawn('randn', fused.normal, shape, random, options) ??
    generate('randn', shape, options, () => random.normal())
  )
}

/** The largest float32 below 1. */
const BELOW_ONE = 1 - 2 ** -24

/** Numbers drawn from `random`, uniform in [0, 1). */
export function rand(shape: Shape, random: Random, options: TensorOptions = {}): Tensor {
  checkRandom('rand', random)
  // A float64 that is nearly 1 must not be rounded up to 1.
  const most = options.dtype === 'float64' ? 1 : BELOW_ONE
  return (
    drawn('rand', fused.uniform, shape, random, options) ??
    generate('rand', shape, options, () => Math.min(random.uniform(), most))
  )
}

function checkRandom(name: string, random: Random): void {
  if (typeof random?.uniform === 'function') return
  const advice =
    typeof random === 'number'
      ? `: new Random(${random})`
      : ', as new Random(seed) makes it'
  throw new ArgumentError(
    `${name}: after the shape comes a generator of random numbers, got ${describe(random)}${advice}`,
  )
}

/** Filled at once by a kernel; undefined where the kernels in use cannot. */
function drawn(
  name: string,
  kernel: FillKernel | undefined,
  shape: Shape,
  random: Random,
  options: TensorOptions,
): Tensor | undefined {
  if (kernel === undefined || options.dtype === 'int32') return undefined
  const x = make(name, shape, options)
  const state = random.state()
  if (!kernel(state, x)) return undefined
  random.load(state)
  return x
}
