import { ArgumentError } from '../errors.ts'
import type { AnyModule } from '../nn/module.ts'
import { checkArgument } from '../options.ts'
import { Tensor } from '../tensor/tensor.ts'

/**
 * How a batch becomes what the loss compares: `({ source, target, lengths }) => ({ outputs:
 * model.forward(source, lengths), targets: target })`.
 */
export type Forward<Part, Outputs, Targets> = (batch: Part) => {
  outputs: Outputs
  targets: Targets
}

/** The function that was given, or for batches of x and y: the model's output for x, and y. */
export function forwardOf<Part extends object, Outputs, Targets>(
  caller: string,
  model: AnyModule,
  given: Forward<Part, Outputs, Targets> | undefined,
): Forward<Part, Outputs, Targets> {
  if (given)
    return (batch) => {
      checkArgument(caller, 'a batch', batch, 'object')
      const compared = given(batch)
      checkArgument(caller, 'what forward gives', compared, 'object')
      return compared
    }
  const forward = model.forward.bind(model) as (x: unknown) => unknown
  return (batch) => {
    checkArgument(caller, 'a batch', batch, 'object')
    const { x, y } = { x: undefined, y: undefined, ...batch }
    if (x === undefined || y === undefined)
      throw needed(caller, `a batch has ${Object.keys(batch).join(', ')}, not x and y`)
    const outputs = forward(x)
    if (!(outputs instanceof Tensor))
      throw needed(caller, 'the model gives more than a tensor')
    return { outputs: outputs as Outputs, targets: y as Targets }
  }
}

/** The loss of a batch. @throws ArgumentError for a loss function that gives no tensor. */
export function lossOf<Outputs, Targets>(
  caller: string,
  loss: (outputs: Outputs, targets: Targets) => Tensor,
  { outputs, targets }: { outputs: Outputs; targets: Targets },
): Tensor {
  const found = loss(outputs, targets)
  checkArgument(caller, 'what the loss gives', found, Tensor)
  return found
}

/** How many samples a batch has: the size of axis 0 of its first tensor. */
export function samplesIn(batch: object): number {
  const first = Object.values(batch).find((field) => field instanceof Tensor)
  return first?.shape[0] ?? 1
}

function needed(caller: string, found: string): ArgumentError {
  return new ArgumentError(
    `${caller}: ${found}. Say what the loss compares: forward: (batch) => ({ outputs: …, targets: … })`,
  )
}
