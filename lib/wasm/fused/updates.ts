import type { Fused } from '../../kernels/fused.ts'
import { sizeOf } from '../../shape/shape.ts'
import { CHEAP, COSTLY } from '../grain.ts'
import type { Runtime } from '../runtime.ts'
import type { Locate } from './locate.ts'

/** One step of an optimizer for one parameter. */
// One line for each call: prettier would spread them.
// prettier-ignore
export function updates(runtime: Runtime, locate: Locate): Fused {
  const ball = (name: 'momentum' | 'nesterov'): Fused['momentum'] =>
    (parameter, gradient, slots, { learningRate, weightDecay, momentum }) =>
      locate([gradient], [parameter, ...slots], (g, w, v) =>
        runtime.run(name, sizeOf(parameter.layout.shape), CHEAP, w, g, v, learningRate, weightDecay, momentum))

  const adam = (decoupled: boolean): Fused['adam'] =>
    (parameter, gradient, slots, { learningRate, weightDecay, beta1, beta2, epsilon, t }) =>
      locate([gradient], [parameter, ...slots], (g, w, m, v) => {
        const [decay, keep] = decoupled ? [0, 1 - learningRate * weightDecay] : [weightDecay, 1]
        runtime.run(
          'adam', sizeOf(parameter.layout.shape), COSTLY, w, g, m, v, learningRate, decay, keep, epsilon,
          beta1, 1 - beta1, 1 / (1 - beta1 ** t), beta2, 1 - beta2, 1 / (1 - beta2 ** t),
        )
      })

  return {
    sgd: (parameter, gradient, _, { learningRate, weightDecay }) =>
      locate([gradient], [parameter], (g, w) =>
        runtime.run('sgd', sizeOf(parameter.layout.shape), CHEAP, w, g, learningRate, weightDecay)),
    momentum: ball('momentum'),
    nesterov: ball('nesterov'),
    adagrad: (parameter, gradient, slots, { learningRate, weightDecay, epsilon }) =>
      locate([gradient], [parameter, ...slots], (g, w, s) =>
        runtime.run('adagrad', sizeOf(parameter.layout.shape), COSTLY, w, g, s, learningRate, weightDecay, epsilon)),
    rmsProp: (parameter, gradient, slots, { learningRate, weightDecay, beta, epsilon }) =>
      locate([gradient], [parameter, ...slots], (g, w, s) =>
        runtime.run('rmsProp', sizeOf(parameter.layout.shape), COSTLY, w, g, s, learningRate, weightDecay, epsilon, beta, 1 - beta)),
    adam: adam(false),
    adamW: adam(true),
  }
}
