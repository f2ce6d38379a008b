import { topologicalOrder } from '../autograd/topological-order.ts'
import { GradientError } from '../errors.ts'
import type { AnyModule } from '../nn/module.ts'
import { formatShape } from '../shape/shape.ts'
import type { Tensor } from '../tensor/tensor.ts'

/**
 * A layer in a #private field, or in a variable outside, computes with the others, but
 * Module cannot find its parameters: they are neither learned nor saved, and nothing tells.
 * So look for tensors that want a gradient of this loss and are not the model's; the check
 * that is returned, after the first step, complains when the optimizer has not moved them
 * either.
 */
export function checkLearned(model: AnyModule, loss: Tensor): (() => void) | undefined {
  const own = new Set<Tensor>(model.parameters())
  const nodes = loss.node ? topologicalOrder([loss.node]) : []
  const strangers = new Set(
    nodes
      .flatMap(({ inputs }) => inputs)
      .filter((leaf) => leaf.isLeaf && leaf.requiresGrad && !own.has(leaf)),
  )
  if (strangers.size === 0) return undefined
  const before = [...strangers].map((leaf) => [leaf, leaf.data()] as const)
  return () => {
    for (const [leaf, values] of before) {
      if (leaf.data().every((value, i) => Object.is(value, values[i]))) throw notFound(leaf)
    }
  }
}

function notFound({ shape }: Tensor): GradientError {
  return new GradientError(
    `fit: the loss depends on a parameter ${formatShape(shape)} that is neither found in the model nor moved by the optimizer. ` +
      'Is its layer in a #private field, or in a variable outside of the model? Assign it to a field; or freeze() what is not to be learned',
  )
}
