import { checkList } from '../options.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { Module } from './module.ts'

/** Modules one after the other: the output of each is the input of the next. */
export class Sequential extends Module {
  readonly layers: readonly Module[]

  constructor(...layers: Module[]) {
    super()
    checkList('Sequential', 'layers', layers, Module)
    this.layers = layers
  }

  /** Named '0', '1', …, as PyTorch does. */
  override namedChildren(): [string, Module][] {
    return this.layers.map((layer, i) => [String(i), layer])
  }

  forward(x: Tensor): Tensor {
    return this.layers.reduce((signal, layer) => layer.forward(signal), x)
  }
}
