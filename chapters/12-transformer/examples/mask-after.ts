import { ones, randn, Random, scaledDotProductAttention as attend, type Tensor } from 'chalkgrad'

// The mask behind the softmax, and in front of it.
const random = new Random(2)
const [q, k, v] = [1, 2, 3].map(() => randn([4, 8], random))
const after = (k: Tensor) => {
  const weights = q.matmul(k.transpose()).div(Math.sqrt(8)).softmax().mul(ones([4, 4]).tril())
  return { answer: weights.matmul(v), sums: weights.sum(1) }
}
const show = (x: Tensor) => Array.from(x.data(), (n) => n.toFixed(2)).join('  ')
console.log('weights behind it add up to', show(after(k).sums))

const changed = k.clone()
changed.slice(0, 3).fill_(5) // the last word becomes another
const first = (x: Tensor) => x.select(0, 0)
const moved = (a: Tensor, b: Tensor) => first(a).sub(first(b)).abs().max().item().toFixed(3)
console.log('first word, mask behind:  ', moved(after(k).answer, after(changed).answer))
const before = (k: Tensor) => attend(q, k, v, { causal: true })
console.log('first word, mask in front:', moved(before(k), before(changed)))
