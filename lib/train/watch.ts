import { noGrad } from '../autograd/grad-mode.ts'
import type { AnyModule } from '../nn/module.ts'
import { checkArgument } from '../options.ts'
import { Tensor } from '../tensor/tensor.ts'
import { checkModel } from './check-model.ts'

/**
 * Runs `fn` and shows the output of every module that has no modules inside, by dotted
 * name, each time one computes. The output must be read at once: its memory belongs to the
 * scope that is open.
 */
export function watchOutputs<T>(
  model: AnyModule,
  seen: (name: string, module: AnyModule, output: Tensor) => void,
  fn: () => T,
): T {
  checkModel('watchOutputs', model)
  checkArgument('watchOutputs', 'seen', seen, 'function')
  checkArgument('watchOutputs', 'fn', fn, 'function')
  const ends = model.namedModules().map(([name, module]) => {
    if (module.namedChildren().length > 0) return undefined
    return module.onOutput((output) => {
      if (output instanceof Tensor) seen(name || '(this)', module, output)
    })
  })
  try {
    return fn()
  } finally {
    for (const end of ends) end?.()
  }
}

/**
 * Of the units of a layer, the share that gives the same number for every sample of the
 * batch: it tells the next layer nothing, and a relu that is 0 for all has no gradient to
 * come back with. outputs: (batch, …), each place after axis 0 is a unit.
 */
export function deadShare(outputs: Tensor): number {
  checkArgument('deadShare', 'outputs', outputs, Tensor)
  return noGrad(() => {
    const [high, low] = [outputs.max(0), outputs.min(0)]
    return high.equal(low).sum().item() / high.size
  })
}
