import { nn, randn, Random } from 'chalkgrad'

const random = new Random(1)
const x = randn([1, 3, 8], random) // one text, three words, eight numbers each
for (const heads of [1, 2, 4]) {
  const attention = new nn.MultiHeadAttention(8, heads, random)
  let seen: readonly number[] = []
  attention.forward(x, { see: (weights) => (seen = weights.shape) })
  const { length } = attention.parameters()
  console.log(`${heads} heads, ${8 / heads} wide: weights (${seen.join(', ')}), ${attention.parameterCount()} parameters in ${length}`)
}
