import { noGrad } from '../autograd/grad-mode.ts'
import { ArgumentError } from '../errors.ts'
import { zeroGrad } from '../autograd/zero-grad.ts'
import { fused } from '../kernels/registry.ts'
import { updateInOnePass } from '../ops/one-pass.ts'
import type { Tensor } from '../tensor/tensor.ts'

/**
 * Gradient descent on batches: θ ← θ − learningRate · ∂loss/∂θ (Robbins and Monro, 1951).
 */
export class SGD {
  learningRate: number
  private readonly parameters: readonly Tensor[]

  constructor(parameters: readonly Tensor[], { learningRate }: { learningRate: number }) {
    if (!(learningRate > 0))
      throw new ArgumentError(`SGD: the learning rate must be above 0, got ${learningRate}`)
    if (parameters.length === 0)
      throw new ArgumentError(
        'SGD: there are no parameters to learn. Does the model assign its layers to fields?',
      )
    this.learningRate = learningRate
    this.parameters = parameters
  }

  /** One step down the slope, for every parameter that has a gradient. */
  step(): void {
    noGrad(() => {
      for (const parameter of this.parameters) {
        const { grad } = parameter
        if (grad === undefined) continue
        const { learningRate } = this
        if (!updateInOnePass(fused.sgd, parameter, grad, [], { learningRate }))
          parameter.sub_(grad.mul(learningRate))
      }
    })
  }

  /** Forgets the gradients, before the next backward adds new ones. */
  zeroGrad(): void {
    zeroGrad(this.parameters)
  }
}
