import { GradientError } from '../errors.ts'
import { checkArgument, checkList, checkOptions, type Kinds } from '../options.ts'
import { isContiguous } from '../shape/layout.ts'
import { formatShape } from '../shape/shape.ts'
import { currentScope, moveTo, scope } from '../storage/scope.ts'
import { zeros } from '../tensor/create.ts'
import { Tensor } from '../tensor/tensor.ts'
import { propagate, type BackwardOptions } from './propagate.ts'

export type { BackwardOptions }

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
  checkArgument('backward', 'the output', output, Tensor)
  checkOptions('backward', options, { keepGraph: 'boolean', createGraph: 'boolean' })
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

const gradKinds: Kinds<GradOptions> = {
  gradient: Tensor,
  allowUnused: 'boolean',
  keepGraph: 'boolean',
  createGraph: 'boolean',
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
  checkArgument('grad', 'the output', output, Tensor)
  checkList('grad', 'inputs', inputs, Tensor)
  checkOptions('grad', options, gradKinds)
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
