import { DtypeError, GradientError, ShapeError } from '../errors.ts'
import { isContiguous } from '../shape/layout.ts'
import { formatShape, sameShape } from '../shape/shape.ts'
import { currentScope, moveTo, scope } from '../storage/scope.ts'
import { ones, zeros } from '../tensor/create.ts'
import type { Tensor } from '../tensor/tensor.ts'
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
 * Adds ∂output/∂leaf to `.grad` of every leaf that requires a gradient, by walking the
 * graph backward. An output that is not a single number needs `gradient`, ∂loss/∂output, of
 * its shape. When it throws, nothing has changed.
 *
 * @throws GradientError when there is no graph, when an earlier backward used it up, or
 *   when an input was changed in place.
 */
export function backward(
  output: Tensor,
  gradient?: Tensor,
  options: BackwardOptions = {},
): void {
  const run = (): void => {
    for (const [x, g] of propagate([output], [gradient], options)) {
      const before = x.grad
      if (before?.isLeaf && !options.createGraph) before.add_(g)
      else {
        // It lives as long as x does.
        x.grad = before?.add(g) ?? (options.createGraph ? g.clone() : own(g))
        moveTo(x.grad.storage, x.storage.scope)
      }
    }
  }
  // All other gradients are only needed on the way.
  if (options.createGraph) run()
  else scope(run, 'backward')
}

/**
 * A gradient in memory of its own: g itself if this pass made it and no other gradient has
 * taken its memory yet, otherwise a copy.
 */
function own(g: Tensor): Tensor {
  const whole = g.size === g.storage.length && isContiguous(g.layout)
  return whole && g.storage.scope === currentScope() ? g : g.clone()
}

export interface GradOptions extends BackwardOptions {
  /** ∂loss/∂output, for an output that is not a single number. */
  gradient?: Tensor
  /**
   * Give zeros for an input that the output does not depend on, instead of throwing.
   * Default false.
   */
  allowUnused?: boolean
}

/**
 * The gradients of `output` with respect to `inputs`, in their order, without touching any
 * `.grad`. With `createGraph` they can be differentiated again.
 *
 * @throws GradientError as backward does, and when the output does not depend on an input.
 */
export function grad(
  output: Tensor,
  inputs: readonly Tensor[],
  options: GradOptions = {},
): Tensor[] {
  const { gradient, createGraph = false, allowUnused = false } = options
  const run = (): Tensor[] => {
    const found =
      allowUnused && !output.requiresGrad
        ? new Map<Tensor, Tensor>()
        : propagate([output], [gradient], options, inputs)
    return inputs.map((x, i) => {
      const g =
        found.get(x) ?? (allowUnused ? zeros(x.shape, { dtype: x.dtype }) : undefined)
      if (g === undefined) {
        throw new GradientError(
          `grad: the output does not depend on input ${i}, ${formatShape(x.shape)}, through recorded operations`,
        )
      }
      return createGraph ? g : g.clone()
    })
  }
  return createGraph ? run() : scope(run, 'grad')
}

/**
 * Sends gradients backward from `outputs` and returns those of the leaves, of tensors that
 * retain theirs, and of `wanted`.
 */
function propagate(
  outputs: readonly Tensor[],
  gradients: readonly (Tensor | undefined)[],
  { keepGraph = false, createGraph = false }: BackwardOptions,
  wanted: readonly Tensor[] = [],
): Map<Tensor, Tensor> {
  const found = new Map<Tensor, Tensor>()
  // Whoever gets a second gradient gets a sum of its own; a third is added to that in place.
  const summed = new Set<GraphNode | Tensor>()
  const plus = (to: GraphNode | Tensor, sum: Tensor | undefined, g: Tensor): Tensor => {
    if (sum === undefined) return g
    if (summed.has(to) && !createGraph) return sum.add_(g)
    summed.add(to)
    return sum.add(g)
  }
  const receive = (x: Tensor, g: Tensor): void => {
    if (x.node !== undefined) x.node.gradient = plus(x.node, x.node.gradient, g)
    else found.set(x, plus(x, found.get(x), g))
  }
  return withRecording(createGraph, () => {
    const order = topologicalOrder(outputs.flatMap(({ node }) => node ?? []))
    try {
      outputs.forEach((output, i) => receive(output, startGradient(output, gradients[i])))
      for (let i = order.length - 1; i >= 0; i--) {
        const node = order[i]
        const { gradient, output } = node
        node.gradient = undefined
        if (gradient === undefined || output === undefined) continue
        if (output.retainsGrad || wanted.includes(output)) found.set(output, gradient)
        checkUsable(node, output)
        node.inputs.forEach((input, k) => {
          if (input.requiresGrad)
            receive(
              input,
              inGradientOf(node.name, () =>
                checkRule(node, input, node.rules[k](gradient)),
              ),
            )
        })
      }
    } finally {
      // A pass that fails half-way leaves the graph as it was.
      for (const node of order) node.gradient = undefined
    }
    if (!keepGraph && !createGraph) order.forEach(useUp)
    return found
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

function checkUsable(node: GraphNode, output: Tensor): void {
  if (node.freed) {
    throw new GradientError(
      `backward: the graph behind '${node.name}' was used up by an earlier backward(). ` +
        `Compute the output again, or call the first backward with { keepGraph: true }`,
    )
  }
  const changed = (x: Tensor): boolean => x.storage.changedAt > node.recordedAt
  const input = node.inputs.find(changed)
  if (input === undefined && !changed(output)) return
  const what = input
    ? `an input of '${node.name}', ${formatShape(input.shape)}, was changed in place after '${node.name}' had read it`
    : `the result of '${node.name}', ${formatShape(output.shape)}, was changed in place`
  throw new GradientError(
    `backward: ${what}, so its gradient would be wrong. Change it after backward(), or change a clone()`,
  )
}

/**
 * A rule must give a gradient of its input's shape: the mistake that a rule of one's own
 * makes first.
 */
function checkRule(node: GraphNode, input: Tensor, gradient: Tensor): Tensor {
  if (sameShape(input.shape, gradient.shape)) return gradient
  throw new ShapeError(
    `the gradient rule of '${node.name}' gave ${formatShape(gradient.shape)} for an input ${formatShape(input.shape)}: ` +
      `a gradient has the shape of what it belongs to. Is a sum over a broadcast axis missing?`,
  )
}
