import { isRecording } from '../autograd/grad-mode.ts'
import { record } from '../autograd/record.ts'
import { fused as kernels } from '../kernels/registry.ts'
import { empty } from '../tensor/create.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { lastAxes } from './layer-norm.ts'
import { normalize } from './normalize.ts'

/** Layer norm in one call of a kernel, where the set in use has one; else undefined. */
export function fusedLayerNorm(
  x: Tensor,
  weight: Tensor,
  bias: Tensor | undefined,
  epsilon: number,
): Tensor | undefined {
  const { layerNorm: kernel, layerNormGradient: backward } = kernels
  if (kernel === undefined || bias === undefined || x.size === 0) return undefined
  const inputs = [x, weight, bias]
  if (inputs.some(({ dtype }) => dtype !== 'float32')) return undefined
  const [own, w, b] = inputs.map((input) => input.detach().contiguous())
  const room = (): Tensor => empty([x.size / weight.size], x.dtype, 'layerNorm')
  const [y, mean, scale] = [empty(x.shape, x.dtype, 'layerNorm'), room(), room()]
  if (!kernel(own, w, b, epsilon, y, mean, scale)) return undefined
  return record('layerNorm', y, inputs, (g) => {
    if (isRecording() || backward === undefined)
      return layerNormGradients(g, x, weight, epsilon)
    const [dx, dw, db] = inputs.map(({ shape }) => empty(shape, x.dtype, 'layerNorm'))
    return backward(g.contiguous(), own, w, mean, scale, dx, dw, db)
      ? [dx, dw, db]
      : layerNormGradients(g, x, weight, epsilon)
  })
}

/**
 * With n the normalized x, r = 1/√(variance + ε) and h = g · w: the mean and the variance depend on
 * x, too; that is what is taken away from h.
 */
export function layerNormGradients(
  g: Tensor,
  x: Tensor,
  weight: Tensor,
  epsilon: number,
): [dx: Tensor, dw: Tensor, db: Tensor] {
  const over = [lastAxes(weight.rank), { keepDims: true }] as const
  const { normalized: n, variance } = normalize(x, over[0], epsilon)
  const h = g.mul(weight)
  const rest = h.sub(h.mean(...over)).sub(n.mul(h.mul(n).mean(...over)))
  const dx = rest.div(variance.add(epsilon).sqrt())
  return [dx, g.mul(n).sumTo(weight.shape), g.sumTo(weight.shape)]
}
