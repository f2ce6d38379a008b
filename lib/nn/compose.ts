import type { Tensor } from '../tensor/tensor.ts'
import { Module } from './module.ts'

/** A module from named parts and a function that says how signals run through them. */
class Composed<Parts extends Record<string, Module>> extends Module {
  private readonly run: (parts: Parts, ...inputs: Tensor[]) => Tensor
  private readonly parts: Parts

  constructor(parts: Parts, run: (parts: Parts, ...inputs: Tensor[]) => Tensor) {
    super()
    this.run = run
    this.parts = parts
  }

  override namedChildren(): [string, Module][] {
    return Object.entries(this.parts)
  }

  forward(...inputs: Tensor[]): Tensor {
    return this.run(this.parts, ...inputs)
  }
}

/**
 * The functional style: `compose({ first, second }, ({ first, second }, x) =>
 * second.forward(first.forward(x).relu()))`. Branches, several inputs and skipped layers
 * are ordinary code.
 */
export function compose<Parts extends Record<string, Module>>(
  parts: Parts,
  run: (parts: Parts, ...inputs: Tensor[]) => Tensor,
): Module {
  return new Composed(parts, run)
}
