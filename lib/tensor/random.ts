import { ArgumentError, DtypeError } from '../errors.ts'
import { kernels } from '../kernels/registry.ts'
import { describe } from '../options.ts'
import type { Random } from '../random/random.ts'
import type { Shape } from '../shape/shape.ts'
import { isFloat } from '../storage/dtype.ts'
import { make, type TensorOptions } from './create.ts'
import type { Tensor } from './tensor.ts'

/** Standard normal numbers drawn from `random`. */
export function randn(shape: Shape, random: Random, options: TensorOptions = {}): Tensor {
  return drawn('randn', 'normal', shape, random, options)
}

/** Numbers drawn from `random`, uniform in [0, 1). */
export function rand(shape: Shape, random: Random, options: TensorOptions = {}): Tensor {
  return drawn('rand', 'uniform', shape, random, options)
}

function drawn(
  name: string,
  kernel: 'normal' | 'uniform',
  shape: Shape,
  random: Random,
  options: TensorOptions,
): Tensor {
  checkRandom(name, random)
  const x = make(name, shape, options)
  if (!isFloat(x.dtype)) {
    throw new DtypeError(
      `${name}: int32 holds whole numbers, and these have a fraction: use float32, or random.integer(n)`,
    )
  }
  kernels[kernel](random, x)
  return x
}

/** @throws ArgumentError unless it is a generator. */
export function checkRandom(name: string, random: Random): void {
  if (typeof random?.uniform === 'function') return
  const advice =
    typeof random === 'number'
      ? `: new Random(${random})`
      : ', as new Random(seed) makes it'
  throw new ArgumentError(
    `${name}: after the shape comes a generator of random numbers, got ${describe(random)}${advice}`,
  )
}
