import { record } from '../autograd/record.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { forwardInOnePass, gradientInOnePass } from './one-pass.ts'

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
  const atOnce = geluInOnePass(x)
  if (atOnce) return atOnce
  const inner = x.add(x.square().mul(x).mul(0.044715)).mul(Math.sqrt(2 / Math.PI))
  return x.mul(0.5).mul(inner.tanh().add(1))
}

/** The same by a fused kernel, with its gradient; undefined where there is none. */
function geluInOnePass(x: Tensor): Tensor | undefined {
  const y = forwardInOnePass('gelu', x)
  // With u the argument of tanh and t = tanh u: ½(1 + t) + ½x(1 − t²)·u′.
  const composed = (g: Tensor): Tensor => {
    const scale = Math.sqrt(2 / Math.PI)
    const t = x.add(x.square().mul(x).mul(0.044715)).mul(scale).tanh()
    const steep = x.square().mul(3 * 0.044715).add(1).mul(scale) // prettier-ignore
    const bent = x.mul(t.square().neg().add(1)).mul(steep)
    return g.mul(t.add(1).add(bent).mul(0.5))
  }
  return (
    y && record('gelu', y, [x], [(g) => gradientInOnePass('gelu', g, x, y) ?? composed(g)])
  )
}
