import { concat, ones, type nn, type Tensor } from 'chalkgrad'
import { headWidth, shape, type Look } from './names.ts'

/** One number of a product: what was multiplied by what; the products are added up, then scaled, and a bias is added. */
export interface Opened {
  left: number[]
  right: number[]
  scale: number
  bias: number
}

/** What one head computes, each (time, …). */
interface Head {
  query: Tensor
  key: Tensor
  value: Tensor
  score: Tensor
  weight: Tensor
  answer: Tensor
}

/** All that a layer computes on the way, each (time, …). */
export interface Traced {
  heads: Head[]
  /** What goes into the linear layers. */
  normed: Tensor
  merged: Tensor
  normedAgain: Tensor
  bent: Tensor
  /** What comes out of them. */
  heard: Tensor
  hidden: Tensor
  thought: Tensor
  output: Tensor
}

/** What GPTBlock computes, with everything kept: x (time, width). */
export function traceBlock(block: nn.GPT['h'][number], x: Tensor): Traced {
  const [time] = x.shape
  const later = ones([time, time]).triu(1)
  const normed = block.ln_1.forward(x)
  const parts = block.attn.c_attn.forward(normed).chunk(3, 1) // each (time, width)
  const heads = Array.from({ length: shape.heads }, (_, h) => {
    const [query, key, value] = parts.map((part) =>
      part.slice(1, h * headWidth, (h + 1) * headWidth),
    )
    const score = query.matmul(key.transpose()).div(Math.sqrt(headWidth))
    const weight = score.maskedFill(later, -1e30).softmax(1)
    return { query, key, value, score, weight, answer: weight.matmul(value) }
  })
  const merged = concat(heads.map(({ answer }) => answer), 1) // prettier-ignore
  const heard = block.attn.c_proj.forward(merged)
  const between = x.add(heard)
  const normedAgain = block.ln_2.forward(between)
  const hidden = block.mlp.c_fc.forward(normedAgain)
  const bent = hidden.gelu()
  const thought = block.mlp.c_proj.forward(bent)
  const output = between.add(thought)
  return { heads, normed, merged, normedAgain, bent, heard, hidden, thought, output }
}

/** The product that is looked at, (time, …). */
export function productOf(traced: Traced, logits: Tensor, { product, head }: Look): Tensor {
  if (product === 'logit') return logits
  if (product === 'heard' || product === 'hidden' || product === 'thought')
    return traced[product]
  return traced.heads[head][product]
}

/** What makes up one number of it; of a weight, of the score that it is made of. */
export function open(model: nn.GPT, traced: Traced, final: Tensor, look: Look): Opened {
  const { row, column, head } = look
  const { attn, mlp } = model.h[look.layer]
  const { query, key, value, weight } = traced.heads[head]
  const rowOf = (x: Tensor, i: number): number[] => [...x.select(0, i).data()]
  const plain = { scale: 1, bias: 0 }
  /** y = x · wᵀ + b: a row of x, and a row of the weight. */
  const linear = (layer: nn.Linear, x: Tensor, out: number): Opened => ({
    ...plain,
    left: rowOf(x, row),
    right: rowOf(layer.weight, out),
    bias: layer.bias ? layer.bias.data()[out] : 0,
  })
  const inHead = (part: number): number => part * shape.width + head * headWidth + column
  switch (look.product) {
    case 'query':
      return linear(attn.c_attn, traced.normed, inHead(0))
    case 'key':
      return linear(attn.c_attn, traced.normed, inHead(1))
    case 'value':
      return linear(attn.c_attn, traced.normed, inHead(2))
    case 'score':
    case 'weight':
      return {
        ...plain,
        left: rowOf(query, row),
        right: rowOf(key, column),
        scale: 1 / Math.sqrt(headWidth),
      }
    case 'answer':
      return {
        ...plain,
        left: rowOf(weight, row),
        right: [...value.select(1, column).data()],
      }
    case 'heard':
      return linear(attn.c_proj, traced.merged, column)
    case 'hidden':
      return linear(mlp.c_fc, traced.normedAgain, column)
    case 'thought':
      return linear(mlp.c_proj, traced.bent, column)
    case 'logit':
      return { ...plain, left: rowOf(final, row), right: rowOf(model.wte.weight, column) }
  }
}
