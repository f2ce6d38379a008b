import { noGrad } from '../autograd/grad-mode.ts'
import { watchKernels, type KernelCall } from '../kernels/watch.ts'
import { sizeOf } from '../shape/shape.ts'
import { scope } from '../storage/scope.ts'
import { Tensor } from '../tensor/tensor.ts'
import type { AnyModule, Module } from './module.ts'
import { ReceptiveFields, type ReceptiveField } from './receptive-field.ts'

/** What one module did in a pass. */
export interface Traced {
  /** The shape of each tensor that it gave. */
  shapes: readonly (readonly number[])[]
  /** Products that it added up, without those of the modules in it. */
  multiplyAdds: number
  /** Of its first output. undefined where no picture leads there. */
  field: ReceptiveField | undefined
}

/**
 * Sends inputs through a model, as in use, and notes what each module does: at the seam to
 * the kernels, so that nothing need be known of any layer. The model stays as it is.
 */
export function trace<Inputs extends unknown[]>(
  model: Module<Inputs, unknown>,
  inputs: Inputs,
): { modules: Map<AnyModule, Traced>; multiplyAdds: number } {
  const modules = new Map<AnyModule, Traced>()
  const active: { multiplyAdds: number }[] = []
  let multiplyAdds = 0
  const fields = new ReceptiveFields(tensorsIn(inputs).map(({ storage }) => storage))
  const see = (call: KernelCall): void => {
    fields.see(call)
    const products = productsOf(call)
    multiplyAdds += products
    const innermost = active.at(-1)
    if (innermost !== undefined) innermost.multiplyAdds += products
  }
  const ends = model.modules().map((module) =>
    around(module, (forward) => {
      const own = { multiplyAdds: modules.get(module)?.multiplyAdds ?? 0 }
      active.push(own)
      const output = forward()
      active.pop()
      const tensors = tensorsIn(output)
      const field = tensors.length > 0 ? fields.of(tensors[0].storage) : undefined
      const { multiplyAdds } = own
      modules.set(module, {
        shapes: tensors.map(({ shape }) => shape),
        multiplyAdds,
        field,
      })
      return output
    }),
  )
  const modes = model.modules().map((module) => [module, module.training] as const)
  try {
    model.eval()
    watchKernels(see, () =>
      scope(() => void noGrad(() => void model.forward(...inputs)), 'trace'),
    )
  } finally {
    for (const [module, training] of modes) module.training = training
    for (const end of ends) end()
  }
  return { modules, multiplyAdds }
}

/** How many products a kernel adds up. */
function productsOf({ name, reads, writes }: KernelCall): number {
  const [first, second] = reads.map(({ layout }) => layout.shape)
  const [out] = writes.map(({ layout }) => layout.shape)
  if (name === 'matmul') return sizeOf(out) * first[2]
  if (name === 'conv2d') return sizeOf(out) * sizeOf(second.slice(1))
  return name === 'convTranspose2d' ? sizeOf(first) * sizeOf(second.slice(1)) : 0
}

/** Puts something around the forward pass of a module. Returns what ends it. */
function around(module: AnyModule, wrap: (forward: () => unknown) => unknown): () => void {
  const own = Object.getOwnPropertyDescriptor(module, 'forward')
  const { forward } = module
  module.forward = (...inputs) => wrap(() => forward.apply(module, inputs))
  return () => {
    if (own) Object.defineProperty(module, 'forward', own)
    else Reflect.deleteProperty(module, 'forward')
  }
}

/** A tensor, or those in a list or an object. */
function tensorsIn(value: unknown, around: readonly unknown[] = []): Tensor[] {
  if (value instanceof Tensor) return [value]
  if (typeof value !== 'object' || value === null || around.includes(value)) return []
  return Object.values(value).flatMap((part) => tensorsIn(part, [...around, value]))
}
