import type { Tensor } from '../tensor/tensor.ts'

/**
 * x where positive, slope · x elsewhere (Maas et al., 2013): a relu whose gradient never
 * quite vanishes.
 */
export function leakyRelu(x: Tensor, slope = 0.01): Tensor {
  return x.relu().sub(x.neg().relu().mul(slope))
}

/**
 * x · Φ(x), weighting x by the normal distribution's chance to lie below it, in the tanh
 * approximation ½x(1 + tanh(√(2/π)(x + 0.044715x³))) (Hendrycks and Gimpel, 2016).
 */
export function gelu(x: Tensor): Tensor {
  const inner = x.add(x.square().mul(x).mul(0.044715)).mul(Math.sqrt(2 / Math.PI))
  return x.mul(0.5).mul(inner.tanh().add(1))
}
