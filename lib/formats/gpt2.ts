import { ArgumentError, DataError } from '../errors.ts'
import { checkOptions } from '../options.ts'
import { GPT } from '../nn/gpt.ts'
import { checkGPTConfig, gptShapes, type GPTConfig } from '../nn/gpt-config.ts'
import type { StateDict } from '../nn/state-dict.ts'
import { Random } from '../random/random.ts'
import { formatShape, sameShape } from '../shape/shape.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { parseSafetensors } from './safetensors.ts'

export interface GPT2Options {
  /** What the shapes do not tell. Default width / 64, as in all sizes of GPT-2. */
  heads?: number
  /** The share that is dropped when it is trained on. Default 0. */
  dropout?: number
}

/** In the files, linear layers are "Conv1D", with weights (in, out). */
const turned = /\.(c_attn|c_proj|c_fc)\.weight$/
/** The causal mask and the number that it fills in: made here when they are needed. */
const masks = /^h\.\d+\.attn\.(masked_)?bias$/

/**
 * A GPT from a safetensors file in the layout in which Hugging Face has GPT-2: names with or
 * without `transformer.` in front, weights of linear layers (in, out), and the last layer left out,
 * as it is the first one's table.
 *
 * @throws DataError for a tensor that is missing, too many, or of another shape.
 */
export function loadGPT2(
  bytes: Uint8Array,
  options: GPT2Options = {},
  name = 'GPT-2 file',
): GPT {
  checkOptions('loadGPT2', options, { heads: 'number', dropout: 'number' })
  const state = renamed(parseSafetensors(bytes, name).tensors)
  const config = configOf(name, state, options)
  checkShapes(name, state, config)
  // Its first values are overwritten, so it does not matter which they are.
  const model = new GPT(config, new Random(0))
  model.loadStateDict(state)
  return model.eval()
}

/** As a GPT of this engine names and turns its parameters. */
function renamed(tensors: StateDict): StateDict {
  const entries = Object.entries(tensors).map(([name, value]): [string, Tensor] => {
    const own = name.replace(/^transformer\./, '')
    return [own, turned.test(own) && value.rank === 2 ? value.transpose() : value]
  })
  return Object.fromEntries(entries.filter(([name]) => !masks.test(name)))
}

/** What the shapes tell. */
function configOf(
  name: string,
  state: StateDict,
  { heads, dropout }: GPT2Options,
): GPTConfig {
  const [wte, wpe] = ['wte.weight', 'wpe.weight'].map((key) => {
    const tensor = state[key]
    if (tensor?.rank === 2) return tensor.shape
    throw new DataError(
      `${name}: expected the layout of GPT-2, with ${key} (rows, width), got ${tensor ? formatShape(tensor.shape) : `no such tensor among ${Object.keys(state).slice(0, 3).join(', ')}, …`}`,
    )
  })
  const numbers = Object.keys(state).flatMap((key) => /^h\.(\d+)\./.exec(key)?.[1] ?? [])
  const width = wte[1]
  return {
    vocabulary: wte[0],
    context: wpe[0],
    layers: new Set(numbers).size,
    heads: heads ?? headsOf(width),
    width,
    ...(dropout === undefined ? {} : { dropout }),
    bias: 'ln_f.bias' in state,
  }
}

function headsOf(width: number): number {
  if (width % 64 === 0) return width / 64
  throw new ArgumentError(
    `loadGPT2: heads are 64 wide in GPT-2, and a width of ${width} does not divide into such: say how many there are, { heads: … }`,
  )
}

/** @throws DataError unless the tensors are those of this configuration; a last layer must be the table of the first. */
function checkShapes(name: string, state: StateDict, config: GPTConfig): void {
  checkGPTConfig('loadGPT2', config)
  const last = state['lm_head.weight']
  if (last !== undefined) {
    const table = state['wte.weight']
    if (!sameShape(last.shape, table.shape) || last.sub(table).abs().max().item() !== 0)
      throw new DataError(
        `${name}: expected the last layer, lm_head.weight, to be that of GPT-2: the same numbers as wte.weight`,
      )
    delete state['lm_head.weight']
  }
  const shapes = gptShapes(config)
  const missing = Object.keys(shapes).filter((key) => !(key in state))
  const unknown = Object.keys(state).filter((key) => !(key in shapes))
  if (missing.length > 0 || unknown.length > 0)
    throw new DataError(
      `${name}: expected the parameters of GPT-2; missing: ${missing.slice(0, 4).join(', ') || 'none'}; unknown: ${unknown.slice(0, 4).join(', ') || 'none'}`,
    )
  for (const [key, shape] of Object.entries(shapes))
    if (!sameShape(state[key].shape, shape))
      throw new DataError(
        `${name}: expected '${key}' to be ${formatShape(turned.test(key) ? shape.toReversed() : shape)}, got ${formatShape(turned.test(key) ? state[key].shape.toReversed() : state[key].shape)}`,
      )
}
