import { randn, Random, scaledDotProductAttention as attend } from 'chalkgrad'

const random = new Random(2)
const [q, k, v] = [1, 2, 3].map(() => randn([4, 8], random))
attend(q, k, v, {
  causal: true,
  see(weights) {
    for (let i = 0; i < 4; i++)
      console.log(Array.from(weights.select(0, i).data(), (w) => w.toFixed(2)).join('  '))
  },
})
