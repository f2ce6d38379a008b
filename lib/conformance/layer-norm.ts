import type { Fused } from '../kernels/fused.ts'
import type { KernelSet } from '../kernels/registry.ts'
import { layerNormGradients } from '../ops/fused-layer-norm.ts'
import { layerNorm } from '../ops/layer-norm.ts'
import { contiguousLayout } from '../shape/layout.ts'
import { formatShape, sizeOf, type Shape } from '../shape/shape.ts'
import { heap } from '../storage/pool.ts'
import { tensor } from '../tensor/create.ts'
import { composed } from './composed.ts'
import { faultOf } from './near.ts'
import { place, random, result } from './sample.ts'

const shapes: Shape[] = [[1, 1], [5, 3], [2, 3, 7], [4, 128], [33, 65], [1000, 18]] // prettier-ignore
const epsilon = 1e-3

/** Layer norm and its gradients, around 0 and far from it, against the composition in float64. */
export function* layerNormFaults(
  set: KernelSet,
  wanted: (name: keyof Fused) => boolean,
  tolerance: number,
): Generator<string> {
  const { layerNorm: forward, layerNormGradient: backward } = set.fused ?? {}
  const pool = set.pool ?? heap
  const put = (numbers: ArrayLike<number>, of: Shape) =>
    place({ dtype: 'float32', layout: contiguousLayout(of), numbers: Float64Array.from(numbers) }, 'float32', pool) // prettier-ignore
  const room = (of: Shape) => place(result(of), 'float32', pool)
  for (const shape of shapes)
    for (const mean of [0, 30]) {
      const features = shape.slice(-1)
      const rows = [sizeOf(shape) / features[0]]
      const shapesOf = [shape, features, features, shape]
      const numbers = shapesOf.map((one) => random(sizeOf(one)))
      numbers[0] = numbers[0].map((value) => Math.fround(value + mean))
      const exact = composed(() => {
        const [x, w, b, g] = numbers.map((values, i) =>
          tensor(values, { shape: shapesOf[i], requiresGrad: i < 3 }),
        )
        const y = layerNorm(x, w, b, epsilon)
        y.backward(g)
        const own = x.detach()
        const variance = own.var(-1, { correction: 0 })
        const scale = variance.add(epsilon).sqrt().pow(-1)
        return {
          forward: [y, own.mean(-1), scale].map((one) => one.data()),
          backward: [x, w, b].map(({ grad }) => grad?.data() ?? []),
          byHand: layerNormGradients(g, own, w.detach(), epsilon).map((one) => one.data()),
        }
      })
      const about = `${formatShape(shape)} around ${mean}`
      // Digits are lost where the mean is much larger than the deviation; sums grow with the rows.
      const limit = tolerance * (1 + mean) * Math.sqrt(Math.max(rows[0], features[0]))
      const [x, w, b, g] = numbers.map((values, i) => put(values, shapesOf[i]))
      if (wanted('layerNormGradient'))
        for (const [i, values] of exact.byHand.entries())
          yield* faultOf(`layerNorm, its gradient by hand, ${about}, input ${i}`, values, exact.backward[i], 1e-9) // prettier-ignore
      if (forward && wanted('layerNorm')) {
        const outs = [room(shape), room(rows), room(rows)] as const
        if (!forward(x, w, b, epsilon, ...outs))
          yield `layerNorm, ${about}: it did not do it, with all in its memory`
        for (const [i, out] of outs.entries())
          yield* faultOf(`layerNorm, ${about}, output ${i}`, out.storage.read(), exact.forward[i], limit) // prettier-ignore
      }
      if (backward && wanted('layerNormGradient')) {
        const [m, s] = [put(exact.forward[1], rows), put(exact.forward[2], rows)]
        const outs = [room(shape), room(features), room(features)] as const
        if (!backward(g, x, w, m, s, ...outs))
          yield `layerNormGradient, ${about}: it did not do it, with all in its memory`
        for (const [i, out] of outs.entries())
          yield* faultOf(`layerNormGradient, ${about}, input ${i}`, out.storage.read(), exact.backward[i], limit) // prettier-ignore
      }
    }
}
