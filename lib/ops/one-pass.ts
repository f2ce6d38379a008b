import { isRecording } from '../autograd/grad-mode.ts'
import type { ForwardName, GradientName, UpdateKernel } from '../kernels/fused.ts'
import { fused } from '../kernels/registry.ts'
import { isContiguous } from '../shape/layout.ts'
import { sameShape, type Shape } from '../shape/shape.ts'
import { empty } from '../tensor/create.ts'
import type { Tensor } from '../tensor/tensor.ts'

/**
 * An operation is composed of kernels, each of which reads and writes memory. Some sets of
 * kernels can do all of it while they read it once; they are asked here. `undefined` says
 * that the set in use cannot, and that the operation has to be composed: with the readable
 * loops it always has.
 */
export function forwardInOnePass(
  name: ForwardName,
  x: Tensor,
  shape: Shape = x.shape,
): Tensor | undefined {
  const kernel = fused[name]
  if (kernel === undefined || !inOrder(x)) return undefined
  const y = empty(shape, x.dtype, name)
  return kernel(x, y) ? y : undefined
}

/**
 * The gradient of x in y = f(x), from that of y. Its own graph needs the composition, so
 * that second derivatives are right.
 */
export function gradientInOnePass(
  name: GradientName,
  g: Tensor,
  x: Tensor,
  y: Tensor,
): Tensor | undefined {
  const kernel = fused[`${name}Gradient`]
  if (kernel === undefined || isRecording() || !inOrder(x)) return undefined
  const out = empty(x.shape, x.dtype, `the gradient of ${name}`)
  return kernel(g.contiguous(), x, y, out) ? out : undefined
}

/**
 * One step of an optimizer, in place; `slots` are what it remembers of the parameter. False
 * says that the step still has to be composed.
 */
export function updateInOnePass<Slots extends [] | Tensor[], Numbers>(
  kernel: UpdateKernel<Slots, Numbers> | undefined,
  parameter: Tensor,
  gradient: Tensor,
  slots: Slots,
  numbers: Numbers,
): boolean {
  if (kernel === undefined || !parameter.isLeaf) return false
  const all = [parameter, gradient, ...slots]
  if (!all.every((x) => inOrder(x) && sameShape(x.shape, parameter.shape))) return false
  if (!kernel(parameter, gradient, slots, numbers)) return false
  for (const changed of [parameter, ...slots]) changed.storage.touch()
  return true
}

/** float32, its elements one after the other: what every fused kernel takes. */
export function inOrder(x: Tensor): boolean {
  return x.dtype === 'float32' && isContiguous(x.layout)
}
