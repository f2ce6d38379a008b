import { todo } from '#exercises'
import type { Tensor } from 'chalkgrad'
import { noGrad } from 'chalkgrad/autograd/grad-mode'
import { ArgumentError } from 'chalkgrad/errors'
import { zeroGrad } from 'chalkgrad/autograd/zero-grad'

/**
 * Gradient descent as an object that knows the parameters: θ ← θ − learningRate · ∂loss/∂θ.
 *
 * The constructor is written: it refuses a learning rate that is not above 0, and a model without parameters.
 *
 * When it passes, your file can take the engine's place: npm run chapter layers-and-losses -- --mine
 */
export class SGD {
  /** May be changed between two steps. */
  learningRate: number
  private readonly parameters: readonly Tensor[]

  constructor(parameters: readonly Tensor[], { learningRate }: { learningRate: number }) {
    if (!(learningRate > 0)) throw new ArgumentError(`SGD: the learning rate must be above 0, got ${learningRate}`)
    if (parameters.length === 0) throw new ArgumentError('SGD: there are no parameters to learn')
    this.learningRate = learningRate
    this.parameters = parameters
  }

  /**
   * One step down the slope. Changes the numbers of each parameter in place, inside `noGrad(() => { … })`; a parameter
   * without a gradient stays as it is. The gradients are left alone.
   *
   * Example: w = 3, w.grad = 6, learning rate 0.1: w becomes 2.4.
   */
  step(): void {
    return todo('sgd-step')
  }

  /** Forgets the gradients of all parameters. There is a function for it: `zeroGrad(tensors)`. */
  zeroGrad(): void {
    return todo('sgd-step')
  }
}
