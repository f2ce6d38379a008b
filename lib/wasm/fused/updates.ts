import type { Fused } from '../../kernels/fused.ts'
import { sizeOf } from '../../shape/shape.ts'
import { CHEAP, COSTLY } from '../grain.ts'
import type { Machine } from '../machine.ts'
import type { Locate } from './locate.ts'

/** One step of an optimizer for one parameter, and the length that clipping asks for. */
// One line for each call: prettier would spread them.
// prettier-ignore
export function updates(machine: Machine, locate: Locate): Fused {
  const ball = (name: 'momentum' | 'nesterov'): Fused['momentum'] =>
    (parameter, gradient, slots, { learningRate, weightDecay, momentum }) =>
      locate([gradient], [parameter, ...slots], (g, w, v) =>
        machine.run(name, sizeOf(parameter.layout.shape), CHEAP, w, g, v, learningRate, weightDecay, momentum))

  const adam = (decoupled: boolean): Fused['adam'] =>
    (parameter, gradient, slots, { learningRate, weightDecay, beta1, beta2, epsilon, t }) =>
      locate([gradient], [parameter, ...slots], (g, w, m, v) => {
        const [decay, keep] = decoupled ? [0, 1 - learningRate * weightDecay] : [weightDecay, 1]
        machine.run(
          'adam', sizeOf(parameter.layout.shape), COSTLY, w, g, m, v, learningRate, decay, keep, epsilon,
          beta1, 1 - beta1, 1 / (1 - beta1 ** t), beta2, 1 - beta2, 1 / (1 - beta2 ** t),
        )
      })

  return {
    sgd: (parameter, gradient, _, { learningRate }) =>
      locate([gradient], [parameter], (g, w) =>
        machine.run('sgd', sizeOf(parameter.layout.shape), CHEAP, w, g, learningRate)),
    momentum: ball('momentum'),
    nesterov: ball('nesterov'),
    adagrad: (parameter, gradient, slots, { learningRate, weightDecay, epsilon }) =>
      locate([gradient], [parameter, ...slots], (g, w, s) =>
        machine.run('adagrad', sizeOf(parameter.layout.shape), COSTLY, w, g, s, learningRate, weightDecay, epsilon)),
    rmsProp: (parameter, gradient, slots, { learningRate, weightDecay, beta, epsilon }) =>
      locate([gradient], [parameter, ...slots], (g, w, s) =>
        machine.run('rmsProp', sizeOf(parameter.layout.shape), COSTLY, w, g, s, learningRate, weightDecay, epsilon, beta, 1 - beta)),
    adam: adam(false),
    adamW: adam(true),
    sumOfSquares(x) {
      let sum: number | undefined
      locate([x], [], (from) => { sum = machine.wasm.sumOfSquares(sizeOf(x.layout.shape), from) })
      return sum
    },
  }
}
