import { loadGPT2, nn, ones, Random, randn, scaledDotProductAttention, tensor, writeSafetensors, type Tensor } from 'chalkgrad' // prettier-ignore
import { boundTo, made, type Calls } from './calls.fixture.ts'

const random = (): Random => new Random(1)
const x = (): Tensor => randn([2, 3, 4], random())
const tokens = (): Tensor => tensor([[0, 1], [2, 1]], { dtype: 'int32' }) // prettier-ignore
const see = (): void => {}
const config = { vocabulary: 3, context: 4, layers: 1, heads: 2, width: 4 }
const gpt = (): nn.GPT => new nn.GPT(config, random())
const small = (): nn.GPT => new nn.GPT({ ...config, heads: 1, width: 1 }, random())
/** Of a GPT-2: the weights of its linear layers lie the other way round. */
const file = (): Uint8Array => {
  const state = Object.entries(gpt().stateDict()).map(([name, value]) => [name, name.includes('.c_') && value.rank === 2 ? value.transpose() : value]) // prettier-ignore
  return writeSafetensors(Object.fromEntries(state))
}
const filled = (): nn.KeyValueCache => {
  const cache = new nn.KeyValueCache(4)
  cache.append(x(), x())
  return cache
}
const layer = { feedForward: 3, activation: (x: Tensor) => x.relu(), normFirst: true, dropout: 0.1, epsilon: 1e-5, dtype: 'float32' } as const // prettier-ignore
const rotary = (): nn.RotaryPositions => new nn.RotaryPositions(2)

/** Of layer norm, attention, positions, transformers and GPT. */
// prettier-ignore
export const transformers: Calls = {
  scaledDotProductAttention: () => [scaledDotProductAttention, x(), x(), x(), { mask: ones([3, 3]), causal: true, lengths: [2, 3], scale: 0.5, dropout: (w: Tensor) => w, see }],
  loadGPT2: () => [loadGPT2, file(), { heads: 2, dropout: 0.1 }, 'a file'],
  'nn.LayerNorm': () => made(nn.LayerNorm, [4], { epsilon: 1e-5, bias: true, dtype: 'float32' }),
  'nn.RMSNorm': () => made(nn.RMSNorm, 4, { epsilon: 1e-5, dtype: 'float32' }),
  'nn.SinusoidalPositions': () => made(nn.SinusoidalPositions, 4, { base: 100 }),
  'nn.LearnedPositions': () => made(nn.LearnedPositions, 4, 2, random(), { init: randn, dtype: 'float32' }),
  'nn.RotaryPositions': () => made(nn.RotaryPositions, 4, { base: 100 }),
  'nn.MultiHeadAttention': () => made(nn.MultiHeadAttention, 4, 2, random(), { bias: true, dropout: 0.1, rotary: rotary(), dtype: 'float32' }),
  'nn.AdditiveAttention': () => made(nn.AdditiveAttention, 4, 3, 2, random(), { dtype: 'float32' }),
  'nn.GeneralAttention': () => made(nn.GeneralAttention, 4, 3, random(), { dtype: 'float32' }),
  'nn.DotProductAttention': () => [() => new nn.DotProductAttention()],
  'nn.TransformerEncoderLayer': () => made(nn.TransformerEncoderLayer, 4, 2, random(), { ...layer, rotary: rotary() }),
  'nn.TransformerDecoderLayer': () => made(nn.TransformerDecoderLayer, 4, 2, random(), layer),
  'nn.TransformerEncoder': () => made(nn.TransformerEncoder, 4, 2, random(), { layers: 2, normFirst: true }),
  'nn.TransformerDecoder': () => made(nn.TransformerDecoder, 4, 2, random(), { layers: 2, normFirst: true }),
  'nn.KeyValueCache': () => made(nn.KeyValueCache, 4),
  'nn.GPT': () => made(nn.GPT, { ...config, dropout: 0.1, bias: true }, random(), { dtype: 'float32' }),
  'nn.gptShapes': () => [nn.gptShapes, config],
  'nn.gptParameterCount': () => [nn.gptParameterCount, config],
  ...boundTo('nn.KeyValueCache', { append: () => [new nn.KeyValueCache(4), x(), x()], read: () => [filled()] }),
  ...boundTo('nn.LayerNorm', { forward: () => [new nn.LayerNorm(4), x()] }),
  ...boundTo('nn.RMSNorm', { forward: () => [new nn.RMSNorm(4), x()] }),
  ...boundTo('nn.SinusoidalPositions', { forward: () => [new nn.SinusoidalPositions(4), x(), 1] }),
  ...boundTo('nn.LearnedPositions', { forward: () => [new nn.LearnedPositions(5, 4, random()), x(), 1] }),
  ...boundTo('nn.RotaryPositions', { forward: () => [new nn.RotaryPositions(4), x(), 1] }),
  ...boundTo('nn.MultiHeadAttention', { forward: () => [new nn.MultiHeadAttention(4, 2, random()), x(), { context: x(), mask: ones([3, 3]), causal: true, lengths: [2, 3], see }] }),
  ...boundTo('nn.AdditiveAttention', { prepare: () => [new nn.AdditiveAttention(4, 4, 2, random()), x()], forward: () => [new nn.AdditiveAttention(4, 4, 2, random()), x(), x(), { values: x(), mask: ones([3]), lengths: [2, 3] }] }),
  ...boundTo('nn.GeneralAttention', { prepare: () => [new nn.GeneralAttention(4, 4, random()), x()], forward: () => [new nn.GeneralAttention(4, 4, random()), x(), x(), { values: x(), lengths: [2, 3] }] }),
  ...boundTo('nn.DotProductAttention', { prepare: () => [new nn.DotProductAttention(), x()], forward: () => [new nn.DotProductAttention(), x(), x(), { values: x(), lengths: [2, 3] }] }),
  ...boundTo('nn.TransformerEncoderLayer', { forward: () => [new nn.TransformerEncoderLayer(4, 2, random()), x(), { lengths: [2, 3], causal: true, see }] }),
  ...boundTo('nn.TransformerEncoder', { forward: () => [new nn.TransformerEncoder(4, 2, random(), { layers: 1 }), x(), { lengths: [2, 3], mask: ones([3, 3]), see }] }),
  ...boundTo('nn.TransformerDecoderLayer', { forward: () => [new nn.TransformerDecoderLayer(4, 2, random()), x(), { context: x(), lengths: [2, 3], contextLengths: [1, 2], causal: true, see }] }),
  ...boundTo('nn.TransformerDecoder', { forward: () => [new nn.TransformerDecoder(4, 2, random(), { layers: 1 }), x(), { context: x(), contextLengths: [1, 2], see }], startCache: () => [new nn.TransformerDecoder(4, 2, random(), { layers: 1 }), x(), 4] }),
  ...boundTo('nn.GPT', {
    forward: () => [gpt(), tokens(), { see }],
    hidden: () => [gpt(), tokens(), { see }],
    logits: () => [gpt(), x()],
    generate: () => [small(), tensor([[1]], { dtype: 'int32' }), 2, { choose: (logits: Tensor) => logits.argmax(-1), cache: true }],
  }),
  'nn.GPT.stream': () => [(given: Tensor, options: nn.GenerateOptions) => gpt().stream(given, options).next(), tokens(), { choose: (logits: Tensor) => logits.argmax(-1), cache: false }],
}
