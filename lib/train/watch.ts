import { noGrad } from '../autograd/grad-mode.ts'
import type { Module } from '../nn/module.ts'
import type { Tensor } from '../tensor/tensor.ts'

/**
 * Runs `fn` and shows the output of every module that has no modules inside, by dotted
 * name, each time one computes. The output must be read at once: its memory belongs to the
 * scope that is open.
 */
export function watchOutputs<T>(
  model: Module,
  seen: (name: string, module: Module, output: Tensor) => void,
  fn: () => T,
): T {
  const watched: Module[] = []
  const watch = (module: Module, name: string): void => {
    const children = module.namedChildren()
    for (const [child, part] of children) watch(part, name ? `${name}.${child}` : child)
    // A module that stands in two places is watched once, under its first name.
    if (children.length > 0 || Object.hasOwn(module, 'forward')) return
    const { forward } = module
    module.forward = (...inputs) => {
      const output = forward.apply(module, inputs)
      noGrad(() => seen(name || '(this)', module, output))
      return output
    }
    watched.push(module)
  }
  watch(model, '')
  try {
    return fn()
  } finally {
    // The field hid the method of the class.
    for (const module of watched) Reflect.deleteProperty(module, 'forward')
  }
}

/**
 * Of the units of a layer, the share that gives the same number for every sample of the
 * batch: it tells the next layer nothing, and a relu that is 0 for all has no gradient to
 * come back with. outputs: (batch, …), each place after axis 0 is a unit.
 */
export function deadShare(outputs: Tensor): number {
  return noGrad(() => {
    const [high, low] = [outputs.max(0), outputs.min(0)]
    return high.equal(low).sum().item() / high.size
  })
}
