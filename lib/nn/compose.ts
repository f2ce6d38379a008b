import { checkArgument } from '../options.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { Module, type AnyModule } from './module.ts'

/** A module from named parts and a function that says how signals run through them. */
class Composed<
  Parts extends Record<string, AnyModule>,
  Inputs extends unknown[],
  Output,
> extends Module<Inputs, Output> {
  private readonly run: (parts: Parts, ...inputs: Inputs) => Output
  private readonly parts: Parts

  constructor(parts: Parts, run: (parts: Parts, ...inputs: Inputs) => Output) {
    super()
    checkArgument('compose', 'parts', parts, 'object')
    for (const [name, part] of Object.entries(parts))
      checkArgument('compose', name, part, Module)
    checkArgument('compose', 'what runs', run, 'function')
    this.run = run
    this.parts = parts
  }

  override namedChildren(): [string, AnyModule][] {
    return Object.entries(this.parts)
  }

  forward(...inputs: Inputs): Output {
    return this.run(this.parts, ...inputs)
  }
}

/**
 * The functional style: `compose({ first, second }, ({ first, second }, x) =>
 * second.forward(first.forward(x).relu()))`. Branches, several inputs and skipped layers
 * are ordinary code.
 */
export function compose<
  Parts extends Record<string, AnyModule>,
  Inputs extends unknown[] = Tensor[],
  Output = Tensor,
>(parts: Parts, run: (parts: Parts, ...inputs: Inputs) => Output): Module<Inputs, Output> {
  return new Composed(parts, run)
}
