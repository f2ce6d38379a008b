import { updateNames, type Fused, type UpdateName } from '../kernels/fused.ts'
import type { Operand } from '../kernels/kernels.ts'
import type { KernelSet } from '../kernels/registry.ts'
import { Adagrad, Adam, AdamW, Momentum, Nesterov, RMSProp, SGD } from '../optim/index.ts'
import type { Optimizer } from '../optim/optimizer.ts'
import { contiguousLayout } from '../shape/layout.ts'
import { formatShape, type Shape } from '../shape/shape.ts'
import { heap } from '../storage/pool.ts'
import { tensor } from '../tensor/create.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { composed } from './composed.ts'
import { wideShape } from './layouts.ts'
import { faultOf } from './near.ts'
import { place, random } from './sample.ts'

const rates = { learningRate: 0.05, weightDecay: 0.1 }
const momentum = { ...rates, momentum: 0.8 }
const adam = { ...rates, beta1: 0.8, beta2: 0.95, epsilon: 1e-6 }
const [adagrad, rmsProp] = [
  { ...rates, epsilon: 1e-6 },
  { ...rates, beta: 0.9, epsilon: 1e-6 },
]

/** The optimizer whose step each fused kernel is, and what it remembers. */
// prettier-ignore
const optimizers: Record<UpdateName, { slots: string[]; make(parameters: Tensor[]): Optimizer }> = {
  sgd: { slots: [], make: (p) => new SGD(p, rates) },
  momentum: { slots: ['velocity'], make: (p) => new Momentum(p, momentum) },
  nesterov: { slots: ['velocity'], make: (p) => new Nesterov(p, momentum) },
  adagrad: { slots: ['sum'], make: (p) => new Adagrad(p, adagrad) },
  rmsProp: { slots: ['average'], make: (p) => new RMSProp(p, rmsProp) },
  adam: { slots: ['m', 'v'], make: (p) => new Adam(p, adam) },
  adamW: { slots: ['m', 'v'], make: (p) => new AdamW(p, adam) },
}

/** Step t of a set's own kernel; undefined where it has none. */
// prettier-ignore
function ownStep(
  fused: Fused, name: UpdateName, w: Operand, g: Operand, [first, second]: Operand[], t: number,
): boolean | undefined {
  if (name === 'sgd') return fused.sgd?.(w, g, [], rates)
  if (name === 'momentum' || name === 'nesterov') return fused[name]?.(w, g, [first], momentum)
  if (name === 'adagrad') return fused.adagrad?.(w, g, [first], adagrad)
  if (name === 'rmsProp') return fused.rmsProp?.(w, g, [first], rmsProp)
  return fused[name]?.(w, g, [first, second], { ...adam, t })
}

/** Three steps of each optimizer, and what it remembers, against its formula in float64. */
export function* updateFaults(
  set: KernelSet,
  wanted: (name: keyof Fused) => boolean,
  tolerance: number,
): Generator<string> {
  const [pool, fused] = [set.pool ?? heap, set.fused ?? {}]
  const shapes: Shape[] = [[1], [7], [3, 5], [64, 33], [0], wideShape]
  for (const name of updateNames.filter((one) => wanted(one) && fused[one] !== undefined))
    for (const shape of shapes) {
      const { slots, make } = optimizers[name]
      const layout = contiguousLayout(shape)
      const size = shape.reduce((n, length) => n * length, 1)
      const start = random(size)
      // Each number's gradients have its sign and are not small: a gradient that the decay
      // all but cancels has few true digits, and a division by its size shows it.
      const gradients = [1, 2, 3].map(() =>
        random(size).map((g, i) => Math.fround((Math.abs(g) + 0.25) * Math.sign(start[i]))),
      )
      const exact = composed(() => {
        const w = tensor(start, { shape, requiresGrad: true })
        const optimizer = make([w])
        for (const gradient of gradients) {
          w.grad = tensor(gradient, { shape })
          optimizer.step()
        }
        const state = optimizer.stateDict?.() ?? {}
        return [w.data(), ...slots.map((slot) => state[`0.${slot}`].data())]
      })
      const put = (numbers: Float64Array): Operand =>
        place({ dtype: 'float32', layout, numbers }, 'float32', pool)
      const w = put(start)
      const memory = slots.map(() => put(new Float64Array(size)))
      const about = `${name}, ${formatShape(shape)}`
      if (!gradients.every((g, i) => ownStep(fused, name, w, put(g), memory, i + 1))) {
        yield `${about}: it did not do it, with all in its memory`
        continue
      }
      for (const [i, operand] of [w, ...memory].entries()) {
        const what = i === 0 ? 'the parameter' : slots[i - 1]
        yield* faultOf(`${about}, ${what}`, operand.storage.read(), exact[i], 2 * tolerance)
      }
    }
}
