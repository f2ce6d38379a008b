import type { Fused } from '../kernels/fused.ts'
import type { KernelSet } from '../kernels/registry.ts'
import { batchNorm } from '../ops/batch-norm.ts'
import { batchNormGradients } from '../ops/fused.ts'
import { contiguousLayout } from '../shape/layout.ts'
import { formatShape, sizeOf, type Shape } from '../shape/shape.ts'
import { heap } from '../storage/pool.ts'
import { tensor } from '../tensor/create.ts'
import { composed } from './composed.ts'
import { faultOf } from './near.ts'
import { place, random, result } from './sample.ts'

const shapes: Shape[] = [[2, 1], [5, 3], [2, 3, 7], [3, 5, 4, 9], [1, 2, 33, 31], [7, 70, 17, 19]] // prettier-ignore
const epsilon = 1e-3

/** Batch norm and its gradients, around 0 and far from it, against the composition in float64. */
export function* batchNormFaults(
  set: KernelSet,
  wanted: (name: keyof Fused) => boolean,
  tolerance: number,
): Generator<string> {
  const { batchNorm: forward, batchNormGradient: backward } = set.fused ?? {}
  for (const shape of shapes)
    for (const mean of [0, 30]) {
      const channels = [shape[1]]
      const numbers = [shape, channels, channels, shape].map((one) => random(sizeOf(one)))
      numbers[0] = numbers[0].map((value) => Math.fround(value + mean))
      const exact = composed(() => {
        const [x, w, b, g] = numbers.map((values, i) =>
          tensor(values, {
            shape: i === 0 || i === 3 ? shape : channels,
            requiresGrad: i < 3,
          }),
        )
        const { y, ...moments } = batchNorm(x, w, b, epsilon)
        y.backward(g)
        const byHand = batchNormGradients(g, x.detach(), w.detach(), epsilon)
        return {
          forward: [y, moments.mean, moments.variance].map((one) => one.data()),
          backward: [x, w, b].map(({ grad }) => grad?.data() ?? []),
          byHand: byHand.map((one) => one.data()),
        }
      })
      const about = `${formatShape(shape)} around ${mean}`
      // Digits are lost where the mean is much larger than the deviation; sums grow with the batch.
      const limit = tolerance * (1 + mean) * Math.sqrt(sizeOf(shape) / shape[1])
      if (wanted('batchNormGradient'))
        for (const [i, values] of exact.byHand.entries())
          yield* faultOf(
            `batchNorm, its gradient by hand, ${about}, input ${i}`,
            values,
            exact.backward[i],
            1e-9,
          )
      const put = (values: ArrayLike<number>, of: Shape) =>
        place({ dtype: 'float32', layout: contiguousLayout(of), numbers: Float64Array.from(values) }, 'float32', set.pool ?? heap) // prettier-ignore
      const room = (of: Shape) => place(result(of), 'float32', set.pool ?? heap)
      const [x, w, b, g] = [put(numbers[0], shape), put(numbers[1], channels), put(numbers[2], channels), put(numbers[3], shape)] // prettier-ignore
      if (forward && wanted('batchNorm')) {
        const outs = [room(shape), room(channels), room(channels)] as const
        if (!forward(x, w, b, epsilon, ...outs))
          yield `batchNorm, ${about}: it did not do it, with all in its memory`
        for (const [i, out] of outs.entries())
          yield* faultOf(
            `batchNorm, ${about}, output ${i}`,
            out.storage.read(),
            exact.forward[i],
            limit,
          )
      }
      if (backward && wanted('batchNormGradient')) {
        const [m, v] = [put(exact.forward[1], channels), put(exact.forward[2], channels)]
        const outs = [room(shape), room(channels), room(channels)] as const
        if (!backward(g, x, w, m, v, epsilon, ...outs))
          yield `batchNormGradient, ${about}: it did not do it, with all in its memory`
        for (const [i, out] of outs.entries())
          yield* faultOf(
            `batchNormGradient, ${about}, input ${i}`,
            out.storage.read(),
            exact.backward[i],
            limit,
          )
      }
    }
}
