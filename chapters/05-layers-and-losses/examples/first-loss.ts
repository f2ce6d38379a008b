import { crossEntropy, Random, randn, zeros } from 'chalkgrad'

const random = new Random(1)
const labels = zeros([1000], { dtype: 'int32' })
console.log('ln 10              ', Math.log(10).toFixed(4))
for (const size of [0, 0.1, 0.5, 1, 3]) {
  const logits = randn([1000, 10], random).mul(size)
  console.log(`logits of size ${String(size).padEnd(3)}`, crossEntropy(logits, labels).item().toFixed(4))
}
