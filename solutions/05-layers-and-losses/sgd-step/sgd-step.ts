import type { Tensor } from 'chalkgrad'
import { noGrad } from 'chalkgrad/autograd/grad-mode'
import { ArgumentError } from 'chalkgrad/errors'
import { zeroGrad } from 'chalkgrad/autograd/zero-grad'

/** Gradient descent on batches: θ ← θ − learningRate · ∂loss/∂θ. */
export class SGD {
  learningRate: number
  private readonly parameters: readonly Tensor[]

  constructor(parameters: readonly Tensor[], { learningRate }: { learningRate: number }) {
    // Written so that NaN is refused too: NaN > 0 is false.
    if (!(learningRate > 0)) throw new ArgumentError(`SGD: the learning rate must be above 0, got ${learningRate}`)
    if (parameters.length === 0) throw new ArgumentError('SGD: there are no parameters to learn')
    this.learningRate = learningRate
    this.parameters = parameters
  }

  /**
   * In place, because the model holds these very tensors: a new tensor w.sub(…) would be a number that no layer knows.
   * Without recording, because the update is no part of the function whose slope we want. A parameter that took no part
   * in the loss has no gradient and stays.
   */
  step(): void {
    noGrad(() => {
      for (const parameter of this.parameters) {
        if (parameter.grad !== undefined) parameter.sub_(parameter.grad.mul(this.learningRate))
      }
    })
  }

  zeroGrad(): void {
    zeroGrad(this.parameters)
  }
}
