import { checkOptions } from '../options.ts'
import { checkLayers } from './check-layers.ts'
import { LayerNorm } from './layer-norm.ts'
import { layerKinds, type TransformerLayerOptions } from './transformer-layer.ts'

export interface StackOptions {
  /** How many, one above the other. */
  layers: number
}

/** @throws ArgumentError for options that there are not, and for layers outside of 1 to 1000. */
export function stackOf<Layer>(
  name: string,
  options: StackOptions & TransformerLayerOptions,
  make: (options: TransformerLayerOptions) => Layer,
): Layer[] {
  checkOptions(name, options, { ...layerKinds, layers: 'number' }, ['layers'])
  const { layers, ...own } = options
  checkLayers(name, layers)
  return Array.from({ length: layers }, () => make(own))
}

/** Layers that normalize first hand on sums that nothing has normalized: a norm ends them. */
export function finalNorm(
  width: number,
  { normFirst = false, epsilon, dtype }: TransformerLayerOptions,
): LayerNorm | undefined {
  return normFirst ? new LayerNorm(width, { epsilon, dtype }) : undefined
}
