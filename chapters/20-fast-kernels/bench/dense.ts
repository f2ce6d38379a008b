import { CannotDo } from './adapter.ts'
import type { Layer } from './works.ts'

type Dense = Extract<Layer, ['linear', ...unknown[]] | ['relu']>

/**
 * For libraries that have no convolution, or none whose gradient is of use: one step of the
 * smallest of these networks takes them from five seconds to half a minute, or fails
 * (tfjs-wasm has no gradient of filters).
 *
 * @throws CannotDo for other layers.
 */
export function denseLayers(layers: readonly Layer[]): Dense[] {
  return layers.map((layer) => {
    if (layer[0] === 'linear' || layer[0] === 'relu') return layer
    throw new CannotDo(
      layer[0] === 'lstm' || layer[0] === 'block'
        ? `its adapter here has no ${layer[0]}`
        : 'no convolution that is fit to train with',
    )
  })
}
