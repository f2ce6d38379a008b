import { DtypeError, GradientError, ShapeError } from '../errors.ts'
import { checkArgument } from '../options.ts'
import { formatShape, sameShape } from '../shape/shape.ts'
import { ones } from '../tensor/create.ts'
import { Tensor } from '../tensor/tensor.ts'
import { inGradientOf } from './detect-anomaly.ts'
import { withRecording } from './grad-mode.ts'
import type { GraphNode } from './record.ts'
import { topologicalOrder } from './topological-order.ts'

export interface BackwardOptions {
  /** Keep the graph, so that backward can go through it again. Default false. */
  keepGraph?: boolean
  /**
   * Record the backward pass too, so that gradients can be differentiated. Default false;
   * implies keepGraph.
   */
  createGraph?: boolean
}

/**
 * Sends gradients backward from `outputs` and returns those of the leaves, of tensors that
 * retain theirs, and of `wanted`.
 */
export function propagate(
  outputs: readonly Tensor[],
  start: readonly (Tensor | undefined)[],
  { keepGraph = false, createGraph = false }: BackwardOptions,
  wanted: readonly Tensor[] = [],
): Map<Tensor, Tensor> {
  const gradients = new Map<Tensor, Tensor>()
  // Whoever gets a second gradient gets a sum of its own; a third is added to that in place.
  const summed = new Set<Tensor>()
  const receive = (x: Tensor, g: Tensor): void => {
    const sum = gradients.get(x)
    if (sum === undefined) gradients.set(x, g)
    else if (summed.has(x) && !createGraph) sum.add_(g)
    else {
      summed.add(x)
      gradients.set(x, sum.add(g))
    }
  }
  return withRecording(createGraph, () => {
    const order = topologicalOrder(outputs.flatMap(({ node }) => node ?? []))
    outputs.forEach((output, i) => receive(output, startGradient(output, start[i])))
    for (let i = order.length - 1; i >= 0; i--) {
      const node = order[i]
      const received = node.outputs.map((output) => gradients.get(output))
      for (const output of node.outputs)
        if (!output.retainsGrad && !wanted.includes(output)) gradients.delete(output)
      if (received.every((g) => g === undefined)) continue
      checkUsable(node)
      inputGradients(node, received).forEach((g, k) => {
        if (g !== undefined) receive(node.inputs[k], g)
      })
    }
    if (!keepGraph && !createGraph) order.forEach(useUp)
    return gradients
  })
}

/** What the rules of an operation give to its inputs; undefined for those who want none. */
function inputGradients(
  node: GraphNode,
  received: readonly (Tensor | undefined)[],
): (Tensor | undefined)[] {
  const { name, inputs, rules } = node
  return inGradientOf(name, () => {
    if (typeof rules === 'function') {
      const all = rules(received)
      checkCount(node, all.length)
      return inputs.map((x, k) => (x.requiresGrad ? checkRule(node, x, all[k]) : undefined))
    }
    const [g] = received
    return inputs.map((x, k) =>
      x.requiresGrad && g !== undefined ? checkRule(node, x, rules[k](g)) : undefined,
    )
  })
}

/** Lets go of all that the operation remembered for its gradient. */
function useUp(node: GraphNode): void {
  node.freed = true
  node.inputs = []
  node.rules = []
}

function startGradient(output: Tensor, gradient: Tensor | undefined): Tensor {
  if (!output.requiresGrad) {
    throw new GradientError(
      'backward: nothing that led to this tensor requires a gradient. Make a leaf with { requiresGrad: true }',
    )
  }
  if (gradient === undefined) {
    if (output.size !== 1) {
      throw new GradientError(
        `backward: the output is ${formatShape(output.shape)}, not one number. Reduce it, with .sum() or .mean(), or pass ∂loss/∂output`,
      )
    }
    return ones(output.shape, { dtype: output.dtype })
  }
  checkArgument('backward', 'the gradient', gradient, Tensor)
  if (!sameShape(gradient.shape, output.shape)) {
    throw new ShapeError(
      `backward: the gradient is ${formatShape(gradient.shape)}, the output ${formatShape(output.shape)}: they must be equal`,
    )
  }
  if (gradient.dtype !== output.dtype) {
    throw new DtypeError(
      `backward: the gradient is ${gradient.dtype}, the output ${output.dtype}: use .cast('${output.dtype}')`,
    )
  }
  return gradient
}

function checkUsable(node: GraphNode): void {
  if (node.freed) {
    throw new GradientError(
      `backward: the graph behind '${node.name}' was used up by an earlier backward(). ` +
        `Compute the output again, or call the first backward with { keepGraph: true }`,
    )
  }
  const changed = (x: Tensor): boolean => x.storage.changedAt > node.recordedAt
  const input = node.inputs.find(changed)
  const output = node.outputs.find(changed)
  if (input === undefined && output === undefined) return
  const what = input
    ? `an input of '${node.name}', ${formatShape(input.shape)}, was changed in place after '${node.name}' had read it`
    : `the result of '${node.name}', ${formatShape(output?.shape ?? [])}, was changed in place`
  throw new GradientError(
    `backward: ${what}, so its gradient would be wrong. Change it after backward(), or change a clone()`,
  )
}

/**
 * A rule must give a gradient of its input's shape: the mistake that a rule of one's own
 * makes first.
 */
function checkRule<G extends Tensor | undefined>(
  node: GraphNode,
  input: Tensor,
  gradient: G,
): G {
  if (gradient === undefined || sameShape(input.shape, gradient.shape)) return gradient
  throw new ShapeError(
    `the gradient rule of '${node.name}' gave ${formatShape(gradient.shape)} for an input ${formatShape(input.shape)}: ` +
      `a gradient has the shape of what it belongs to. Is a sum over a broadcast axis missing?`,
  )
}

/** A rule for all inputs must not forget one. */
function checkCount({ name, inputs }: GraphNode, count: number): void {
  const without = inputs.findIndex((x, k) => x.requiresGrad && k >= count)
  if (without < 0 && count <= inputs.length) return
  const about =
    without < 0
      ? ''
      : `: input ${without}, ${formatShape(inputs[without].shape)}, requires one`
  throw new GradientError(
    `the gradient rule of '${name}' gave ${count} gradients for ${inputs.length} inputs${about}. Say undefined where there is none`,
  )
}
