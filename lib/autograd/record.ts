import { isFloat } from '../storage/dtype.ts'
import { changeClock } from '../storage/storage.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { checkFinite, watchesFinite } from './detect-anomaly.ts'
import { isRecording } from './grad-mode.ts'

/**
 * Given ∂loss/∂output, the gradient ∂loss/∂input of one input: a vector-Jacobian product.
 */
export type GradientRule = (gradient: Tensor) => Tensor

/** Given ∂loss/∂output, the gradients of all inputs, where one serves the other. */
export type JointRule = (gradient: Tensor) => readonly (Tensor | undefined)[]

/**
 * Given the gradient of each output, undefined where none came back: the gradients of all
 * inputs, undefined where there is none.
 */
export type GradientsRule = (
  gradients: readonly (Tensor | undefined)[],
) => readonly (Tensor | undefined)[]

/** One operation of the graph: what went in, what came out, and how gradients go back. */
export class GraphNode {
  readonly name: string
  inputs: readonly Tensor[]
  /** One for each input, or one for all. */
  rules: readonly GradientRule[] | GradientsRule
  readonly outputs: readonly Tensor[]
  /** The time of the operation, to notice inputs that are changed in place later. */
  readonly recordedAt: number
  /** The last backward pass that came by. */
  visit = 0
  /** Has a backward pass used up the rules? */
  freed = false

  constructor(
    name: string,
    inputs: readonly Tensor[],
    rules: readonly GradientRule[] | GradientsRule,
    outputs: readonly Tensor[] = [],
  ) {
    this.name = name
    this.inputs = inputs
    this.rules = rules
    this.outputs = outputs
    this.recordedAt = changeClock()
  }
}

/**
 * Notes on a new `result` how it was computed, when anyone will want a gradient: rules[i]
 * is the gradient for inputs[i], or one function gives all of them. Inputs beyond the rules
 * never have a gradient, but must not change before backward: an index, a condition. Without
 * need for a gradient the result passes through untouched.
 */
export function record(
  name: string,
  result: Tensor,
  inputs: readonly Tensor[],
  rules: readonly GradientRule[] | JointRule,
): Tensor {
  if (watchesFinite()) checkFinite(name, result)
  if (isRecording() && inputs.some(requiresGrad)) {
    const forNode = typeof rules === 'function' ? joint(rules) : rules
    result.node = new GraphNode(name, inputs, forNode, [result])
    result.requiresGrad = true
  }
  return result
}

/** The same for an operation of several results: one rule for all of them together. */
export function recordAll(
  name: string,
  results: readonly Tensor[],
  inputs: readonly Tensor[],
  rule: GradientsRule,
): void {
  if (watchesFinite()) for (const result of results) checkFinite(name, result)
  if (!isRecording() || !inputs.some(requiresGrad)) return
  const node = new GraphNode(name, inputs, rule, results)
  for (const result of results) {
    // A whole number, such as an index, cannot move a little.
    if (!isFloat(result.dtype)) continue
    result.node = node
    result.requiresGrad = true
  }
}

const requiresGrad = (x: Tensor): boolean => x.requiresGrad

const joint =
  (rule: JointRule): GradientsRule =>
  ([gradient]) =>
    gradient === undefined ? [] : rule(gradient)
