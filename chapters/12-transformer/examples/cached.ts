import { nn, noGrad, Random, tensor } from 'chalkgrad'

const gpt = new nn.GPT({ vocabulary: 10, context: 16, layers: 2, heads: 2, width: 8 }, new Random(1))
const text = tensor([[3, 1, 4, 1, 5]], { dtype: 'int32' })
noGrad(() => {
  const whole = gpt.forward(text).select(1, 4)
  // The same, one token at a time: each pass sees a single one.
  const cache = gpt.startCache()
  let last = whole
  for (let t = 0; t < 5; t++) last = gpt.forward(text.slice(1, t, t + 1), { cache }).select(1, 0)
  console.log('keys and values kept in each layer:', cache.map(({ length }) => length).join(', '))
  console.log('largest difference of the logits:', last.sub(whole).abs().max().item() < 1e-6 ? 'below 10⁻⁶' : 'large')
})
const said = [true, false].map((cache) => gpt.generate(text, 30, { cache }).data().join(' '))
console.log('30 more tokens, beyond the context: the same?', said[0] === said[1])
