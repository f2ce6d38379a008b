import { noGrad } from '../autograd/grad-mode.ts'
import type { AnyModule } from './module.ts'

type See = (output: unknown) => void

const hooks = new WeakMap<AnyModule, Set<See>>()

/**
 * Shows `see` what a module computes, each time that it does. Layers are called as
 * `layer.forward(x)`, so while somebody watches, a field of that name hides the method of
 * the class.
 *
 * @returns a function that ends it
 */
export function addOutputHook(module: AnyModule, see: See): () => void {
  const watching = hooks.get(module) ?? new Set<See>()
  if (watching.size === 0) {
    const { forward } = module
    module.forward = (...inputs) => {
      const output = forward.apply(module, inputs)
      noGrad(() => watching.forEach((hook) => hook(output)))
      return output
    }
  }
  hooks.set(module, watching)
  const own: See = (output) => see(output) // the same function may watch twice
  watching.add(own)
  return () => {
    if (watching.delete(own) && watching.size === 0)
      Reflect.deleteProperty(module, 'forward')
  }
}
