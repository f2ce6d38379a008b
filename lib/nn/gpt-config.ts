import { checkCount, checkOptions } from '../options.ts'
import { sizeOf, type Shape } from '../shape/shape.ts'
import { checkHeads } from './multi-head-attention.ts'
import { checkLayers } from './check-layers.ts'

/** How large a GPT is. */
export interface GPTConfig {
  /** How many tokens there are. */
  vocabulary: number
  /** How many tokens it can read at once. */
  context: number
  layers: number
  heads: number
  /** How many numbers stand for a token. */
  width: number
  /** The share that is dropped in training. Default 0. */
  dropout?: number
  /** Biases in linear layers and layer norms? Default true, as in GPT-2. */
  bias?: boolean
}

const ofGPT2 = { vocabulary: 50257, context: 1024 }

/** The four sizes of GPT-2 (Radford et al., 2019). */
export const gpt2 = {
  small: { ...ofGPT2, layers: 12, heads: 12, width: 768 },
  medium: { ...ofGPT2, layers: 24, heads: 16, width: 1024 },
  large: { ...ofGPT2, layers: 36, heads: 20, width: 1280 },
  xl: { ...ofGPT2, layers: 48, heads: 25, width: 1600 },
} as const satisfies Record<string, GPTConfig>

/** @throws ArgumentError unless the sizes are whole numbers ≥ 1, and the width divides into the heads. */
export function checkGPTConfig(name: string, config: GPTConfig): void {
  checkOptions(
    name,
    config,
    {
      ...{ vocabulary: 'number', context: 'number', layers: 'number' },
      ...{ heads: 'number', width: 'number', dropout: 'number', bias: 'boolean' },
    },
    ['vocabulary', 'context', 'layers', 'heads', 'width'],
  )
  checkCount(name, 'vocabulary', config.vocabulary)
  checkCount(name, 'context', config.context)
  checkLayers(name, config.layers)
  checkHeads(name, config.width, config.heads)
}

/** The parameters of a GPT, by name, without making it: GPT-2's would take 500 MB. */
export function gptShapes(config: GPTConfig): Record<string, Shape> {
  checkGPTConfig('gptShapes', config)
  const { vocabulary, context, layers, width, bias = true } = config
  const layer = (name: string, ...weight: number[]): [string, Shape][] => [
    [`${name}.weight`, weight],
    ...(bias ? [[`${name}.bias`, [weight[0]]] satisfies [string, Shape]] : []),
  ]
  const block = (i: number): [string, Shape][] => [
    ...layer(`h.${i}.ln_1`, width),
    ...layer(`h.${i}.attn.c_attn`, 3 * width, width),
    ...layer(`h.${i}.attn.c_proj`, width, width),
    ...layer(`h.${i}.ln_2`, width),
    ...layer(`h.${i}.mlp.c_fc`, 4 * width, width),
    ...layer(`h.${i}.mlp.c_proj`, width, 4 * width),
  ]
  return Object.fromEntries([
    ['wte.weight', [vocabulary, width]],
    ['wpe.weight', [context, width]],
    ...Array.from({ length: layers }, (_, i) => block(i)).flat(),
    ...layer('ln_f', width),
  ])
}

/** How many numbers a GPT learns. */
export function gptParameterCount(config: GPTConfig): number {
  const shapes = Object.values(gptShapes(config))
  return shapes.reduce((sum, shape) => sum + sizeOf(shape), 0)
}
