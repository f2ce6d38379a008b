import { BytePairs, loadGPT2, sampling, tensor, type Random, type Tensor } from 'chalkgrad'

/** GPT-2 goes on with a text. weights: the bytes of model.safetensors, merges: the text of vocab.bpe. */
export function goOn(
  weights: Uint8Array,
  merges: string,
  text: string,
  random: Random,
  { count = 50, heads }: { count?: number; heads?: number } = {},
): string {
  const gpt = loadGPT2(weights, heads === undefined ? {} : { heads })
  const pairs = BytePairs.fromVocabBpe(merges, { special: ['<|endoftext|>'] })
  const tokens = tensor([[...pairs.encode(text)]], { dtype: 'int32' })
  const choose = (logits: Tensor): Tensor =>
    sampling.sample(logits, random, { temperature: 0.8, topK: 40 })
  return pairs.decode(gpt.generate(tokens, count, { choose }).data())
}
