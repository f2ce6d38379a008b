import { changeClock } from '../storage/storage.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { checkFinite, watchesFinite } from './detect-anomaly.ts'
import { isRecording } from './grad-mode.ts'

/**
 * Given ∂loss/∂output, the gradient ∂loss/∂input of one input: a vector-Jacobian product.
 */
export type GradientRule = (gradient: Tensor) => Tensor

/** One operation of the graph: what went in, and how a gradient goes back to each input. */
export class GraphNode {
  readonly name: string
  inputs: readonly Tensor[]
  rules: readonly GradientRule[]
  output: Tensor | undefined
  /** The time of the operation, to notice inputs that are changed in place later. */
  readonly recordedAt: number
  /** ∂loss/∂output, summed up while `backward` runs. */
  gradient: Tensor | undefined
  /** The last backward pass that came by. */
  visit = 0
  /** Has a backward pass used up the rules? */
  freed = false

  constructor(name: string, inputs: readonly Tensor[], rules: readonly GradientRule[]) {
    this.name = name
    this.inputs = inputs
    this.rules = rules
    this.recordedAt = changeClock()
  }
}

/**
 * Notes on a new `result` how it was computed, when anyone will want a gradient: rules[i]
 * is the gradient for inputs[i]. Inputs beyond the rules never have a gradient, but must
 * not change before backward: an index, a condition. Without need for a gradient the result
 * passes through untouched.
 */
export function record(
  name: string,
  result: Tensor,
  inputs: readonly Tensor[],
  rules: readonly GradientRule[],
): Tensor {
  if (watchesFinite()) checkFinite(name, result)
  if (!isRecording()) return result
  for (let i = 0; i < inputs.length; i++) {
    if (inputs[i].requiresGrad) {
      const node = new GraphNode(name, inputs, rules)
      node.output = result
      result.node = node
      result.requiresGrad = true
      return result
    }
  }
  return result
}
