import type { UpdateKernel, UpdateName } from '../kernels/fused.ts'
import type { Operand } from '../kernels/kernels.ts'
import { fused } from '../kernels/registry.ts'
import { isContiguous } from '../shape/layout.ts'
import { sameShape } from '../shape/shape.ts'
import type { Tensor } from '../tensor/tensor.ts'

/**
 * One step for one parameter while it is read once, in place, where the kernels in use have
 * that; `slots` are what the optimizer remembers of it, `numbers` its rates and options by
 * name. False says that nothing was done, and that the step has to be composed.
 */
export function fusedUpdate(
  name: UpdateName | undefined,
  parameter: Tensor,
  gradient: Tensor,
  slots: readonly Tensor[],
  numbers: object,
): boolean {
  if (name === undefined || !parameter.isLeaf) return false
  const kernel = fused[name] as UpdateKernel<readonly Operand[], object> | undefined
  const fits = (x: Tensor): boolean =>
    x.dtype === 'float32' && isContiguous(x.layout) && sameShape(x.shape, parameter.shape)
  if (kernel === undefined || ![parameter, gradient, ...slots].every(fits)) return false
  if (!kernel(parameter, gradient, slots, numbers)) return false
  for (const changed of [parameter, ...slots]) changed.storage.touch()
  return true
}
