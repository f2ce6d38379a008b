import { noGrad } from '../autograd/grad-mode.ts'
import { ArgumentError } from '../errors.ts'
import { checkArgument, checkIterable, checkOptions, describe } from '../options.ts'
import type { Batch } from '../data/batches.ts'
import type { AnyModule } from '../nn/module.ts'
import { concat } from '../ops/join.ts'
import { keep } from '../storage/scope.ts'
import { Tensor } from '../tensor/tensor.ts'
import { checkModel } from './check-model.ts'
import { withTraining } from './evaluate.ts'
import { discard } from './state.ts'

export interface PredictOptions<Part = Batch> {
  /** What the model says to a batch. Default: model.forward(x). */
  forward?: (batch: Part) => Tensor
}

/**
 * What a model says to all data, (samples, …), in the order of the data: without recording, and
 * with dropout and the like switched off. For a measurement that needs all outputs at once, such
 * as rocAuc, or to use the model.
 *
 * @throws ArgumentError when there is no data, or the model gives something else than a tensor.
 */
export function predict<Part extends object = Batch>(
  model: AnyModule,
  data: Iterable<Part>,
  options: PredictOptions<Part> = {},
): Tensor {
  checkModel('predict', model)
  checkIterable('predict', 'the data', data)
  checkOptions('predict', options, { forward: 'function' })
  const forward = options.forward ?? ((batch: Part) => forwardX(model, batch))
  return noGrad(() =>
    withTraining(model, false, () => {
      const parts: Tensor[] = []
      for (const batch of data) {
        checkArgument('predict', 'a batch', batch, 'object')
        const output = forward(batch)
        if (!(output instanceof Tensor))
          throw new ArgumentError(
            `predict: the model gave ${describe(output)}, not a tensor. Say what is wanted: forward: (batch) => …`,
          )
        // The scope of the batch ends with it.
        parts.push(keep(output.clone()))
      }
      if (parts.length === 0)
        throw new ArgumentError(
          'predict: the data has no batch. A generator can be read only once: use Batches, or another object that each loop starts anew',
        )
      const all = concat(parts)
      discard(Object.fromEntries(parts.entries()))
      return all
    }),
  )
}

function forwardX(model: AnyModule, batch: object): Tensor {
  const { x } = { x: undefined, ...batch }
  if (x === undefined)
    throw new ArgumentError(
      `predict: a batch has ${Object.keys(batch).join(', ')}, and not x. Say what goes in: forward: (batch) => model.forward(…)`,
    )
  return (model.forward as (x: unknown) => Tensor).call(model, x)
}
