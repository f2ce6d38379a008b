// A small random GPT-2 of Hugging Face's layout, and what PyTorch says it says: fixtures/make-gpt2.py.
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { loadGPT2, ones, parseSafetensors, tensor, writeSafetensors, zeros, type Tensor } from 'chalkgrad' // prettier-ignore
import { expectNear } from '../nn/pytorch.fixture.ts'

const file = (name: string): Uint8Array =>
  readFileSync(new URL(`fixtures/${name}`, import.meta.url))
const bytes = file('small-gpt2.safetensors')
const { heads, tokens, logits } = JSON.parse(new TextDecoder().decode(file('small-gpt2.json'))) as { heads: number; tokens: number[][]; logits: number[] } // prettier-ignore
const text = tensor(tokens, { dtype: 'int32' })
const { tensors } = parseSafetensors(bytes)
/** The file with other tensors. */
const changed = (change: (all: Record<string, Tensor>) => void): Uint8Array => {
  const all = { ...tensors }
  change(all)
  return writeSafetensors(all)
}

describe('loadGPT2', () => {
  test('says what PyTorch says', () => {
    const model = loadGPT2(bytes, { heads })
    expectNear(model.forward(text), logits, 1e-5, 'in float32')
    expectNear(model.to('float64').forward(text), logits, 1e-9, 'in float64')
    expect(model.config).toEqual({ vocabulary: 13, context: 8, layers: 2, heads: 2, width: 8, dropout: 0, bias: true }) // prettier-ignore
    expect(model.training).toBe(false)
  })

  test('with transformer. in front, without the masks, and with the last layer beside it', () => {
    const other = changed((all) => {
      for (const [name, value] of Object.entries(all)) {
        delete all[name]
        if (!/\d\.attn\.(masked_)?bias$/.test(name)) all[`transformer.${name}`] = value
      }
      all['lm_head.weight'] = tensors['wte.weight']
    })
    expectNear(loadGPT2(other, { heads }).forward(text), logits, 1e-5)
  })

  test('a file that is none is explained', () => {
    const load = (change: (all: Record<string, Tensor>) => void) => () =>
      loadGPT2(changed(change), { heads }, 'a file')
    expect(() => loadGPT2(bytes)).toThrow(
      /a width of 8 does not divide into such: .* heads/,
    )
    expect(() => loadGPT2(bytes, { heads: 3 })).toThrow(/8 does not divide into 3 heads/)
    expect(load((all) => delete all['wpe.weight'])).toThrow(/a file: expected the layout of GPT-2, with wpe.weight/) // prettier-ignore
    expect(load((all) => delete all['h.1.mlp.c_fc.bias'])).toThrow(/missing: h.1.mlp.c_fc.bias; unknown: none/) // prettier-ignore
    expect(load((all) => (all['h.1.extra'] = ones([2])))).toThrow(/unknown: h.1.extra/)
    expect(load((all) => (all['h.0.attn.c_attn.weight'] = zeros([24, 8])))).toThrow(/'h.0.attn.c_attn.weight' to be \(8, 24\), got \(24, 8\)/) // prettier-ignore
    expect(load((all) => (all['lm_head.weight'] = zeros([13, 8])))).toThrow(/the same numbers as wte.weight/) // prettier-ignore
  })
})
