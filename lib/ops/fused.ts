import { isRecording } from '../autograd/grad-mode.ts'
import { record } from '../autograd/record.ts'
import { isRowName, type ForwardName, type GradientName } from '../kernels/fused.ts'
import { fused as kernels } from '../kernels/registry.ts'
import { normalizeAxes } from '../shape/axes.ts'
import { isContiguous } from '../shape/layout.ts'
import { empty } from '../tensor/create.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { allButChannels, perChannel, type BatchNormed } from './batch-norm.ts'
import { normalize } from './normalize.ts'
import { keepsDims, type Axes, type ReduceOptions } from './reduce.ts'

/**
 * An operation is composed of kernels, each of which reads and writes memory. A set of
 * kernels may have one that does all of it while memory is read once: a fused kernel. This
 * file is where operations ask for it. `undefined` says that the set in use has none for
 * this tensor, and that the operation has to be composed, as with the readable loops it
 * always is. What is fused is float32, and goes along the last axis where it has an axis.
 */
export function fused(
  name: ForwardName,
  x: Tensor,
  axes?: Axes,
  options: ReduceOptions = {},
): Tensor | undefined {
  const kernel = kernels[name]
  if (kernel === undefined || x.dtype !== 'float32' || x.size === 0) return undefined
  if (isRowName(name) && !isLastAxis(name, x, axes)) return undefined
  const own = x.detach().contiguous()
  const y = empty(name === 'logSumExp' ? x.shape.slice(0, -1) : x.shape, x.dtype, name)
  if (!kernel(own, y)) return undefined
  const rule = (g: Tensor): Tensor =>
    fusedGradient(name, g, own, y) ?? gradients[name](g, x, y)
  const result = record(name, y, [x], [rule])
  return name === 'logSumExp' && keepsDims(name, options) ? result.unsqueeze(-1) : result
}

/**
 * The gradient of x in y = f(x), from g, that of y. A gradient that is recorded itself is
 * always composed, so that it can be differentiated again.
 */
export function fusedGradient(
  name: GradientName,
  g: Tensor,
  x: Tensor,
  y: Tensor,
): Tensor | undefined {
  const kernel = kernels[`${name}Gradient`]
  if (kernel === undefined || isRecording()) return undefined
  if (x.dtype !== 'float32' || !isContiguous(x.layout)) return undefined
  const out = empty(x.shape, x.dtype, `the gradient of ${name}`)
  return kernel(g.contiguous(), x, y, out) ? out : undefined
}

/** Batch norm in one call of a kernel: y, and the mean and variance of each channel. */
export function fusedBatchNorm(
  x: Tensor,
  weight: Tensor,
  bias: Tensor,
  epsilon: number,
): BatchNormed | undefined {
  const kernel = kernels.batchNorm
  const inputs = [x, weight, bias]
  if (kernel === undefined || x.size === 0) return undefined
  if (inputs.some(({ dtype }) => dtype !== 'float32')) return undefined
  const [own, w, b] = inputs.map((input) => input.detach().contiguous())
  const y = empty(x.shape, x.dtype, 'batchNorm')
  const [mean, variance] = [1, 2].map(() => empty(weight.shape, x.dtype, 'batchNorm'))
  if (!kernel(own, w, b, epsilon, y, mean, variance)) return undefined
  record('batchNorm', y, inputs, (g) => {
    const [dx, dw, db] = inputs.map(({ shape }) => empty(shape, x.dtype, 'batchNorm'))
    const fits = !isRecording() && kernels.batchNormGradient !== undefined
    const slope = fits ? g.contiguous() : g
    return fits &&
      kernels.batchNormGradient?.(slope, own, w, mean, variance, epsilon, dx, dw, db)
      ? [dx, dw, db]
      : batchNormGradients(g, x, weight, epsilon)
  })
  return { y, mean, variance }
}

/**
 * With n the normalized x and r = 1/√(variance + ε): all gradients of a channel together. The mean
 * and the variance depend on x, too; that is what is taken away from g.
 */
export function batchNormGradients(
  g: Tensor,
  x: Tensor,
  weight: Tensor,
  epsilon: number,
): [dx: Tensor, dw: Tensor, db: Tensor] {
  const axes = allButChannels(x)
  const { normalized: n, variance } = normalize(x, axes, epsilon)
  const over = [axes, { keepDims: true }] as const
  const rest = g.sub(g.mean(...over)).sub(n.mul(g.mul(n).mean(...over)))
  const dx = rest.mul(perChannel(weight, x)).div(variance.add(epsilon).sqrt())
  return [dx, g.mul(n).sum(axes), g.sum(axes)]
}

function isLastAxis(name: string, x: Tensor, axes: Axes | undefined): boolean {
  const over = normalizeAxes(name, axes, x.shape)
  return over.length === 1 && over[0] === x.rank - 1
}

const lastAxis = [-1, { keepDims: true }] as const

/**
 * For second derivatives: what backpropagation through the compositions comes to, worked
 * out by hand. The conformance suite compares them with the compositions.
 */
export const gradients: Record<ForwardName, (g: Tensor, x: Tensor, y: Tensor) => Tensor> = {
  softmax: (g, _, y) => y.mul(g.sub(g.mul(y).sum(...lastAxis))),
  logSoftmax: (g, _, y) => g.sub(y.exp().mul(g.sum(...lastAxis))),
  logSumExp: (g, x, y) => g.unsqueeze(-1).mul(x.sub(y.unsqueeze(-1)).exp()),
  // With u the argument of tanh and t = tanh u: ½(1 + t) + ½x(1 − t²)·u′.
  gelu(g, x) {
    const scale = Math.sqrt(2 / Math.PI)
    const t = x.add(x.square().mul(x).mul(0.044715)).mul(scale).tanh()
    const steep = x.square().mul(3 * 0.044715).add(1).mul(scale) // prettier-ignore
    const bent = x.mul(t.square().neg().add(1)).mul(steep)
    return g.mul(t.add(1).add(bent).mul(0.5))
  },
}
