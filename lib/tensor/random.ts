import { DtypeError } from '../errors.ts'
import { kernels } from '../kernels/registry.ts'
import { checkRandom } from '../random/check-random.ts'
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
  checkRandom(name, random, 'after the shape comes')
  const x = make(name, shape, options)
  if (!isFloat(x.dtype)) {
    throw new DtypeError(
      `${name}: int32 holds whole numbers, and these have a fraction: use float32, or random.integer(n)`,
    )
  }
  kernels[kernel](random, x)
  return x
}
