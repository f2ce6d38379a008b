import { checkList } from '../options.ts'
import { currentScope, moveTo } from '../storage/scope.ts'
import { Tensor } from '../tensor/tensor.ts'

/** Forgets gradients. Their memory goes back when the step that is open now ends. */
export function zeroGrad(parameters: readonly Tensor[]): void {
  checkList('zeroGrad', 'parameters', parameters, Tensor)
  for (const parameter of parameters) {
    if (parameter.grad !== undefined) moveTo(parameter.grad.storage, currentScope())
    parameter.grad = undefined
  }
}
