import { Random, randn, scopedBytes, steps } from 'chalkgrad'

const random = new Random(1)
const x = randn([100, 100], random)
for (const step of steps(3)) {
  const y = x.matmul(x)
  const mean = y.mean().item()
  console.log(`step ${step}: mean ${mean}, ${scopedBytes()} bytes`)
}
console.log(`after the loop: ${scopedBytes()} bytes`)
