import { grad, randn, Random } from 'chalkgrad'

// A query and 16 keys by chance: how large are the scores, how much does the favorite get, and
// which gradient comes back through the softmax? The median of 200 queries.
function look(d: number, scale: number): string[] {
  const random = new Random(1)
  const found = Array.from({ length: 200 }, () => {
    const [q, k, v] = [randn([1, d], random), randn([16, d], random), randn([16, 1], random)]
    const scores = q.matmul(k.transpose()).mul(scale)
    scores.requiresGrad = true
    const weights = scores.softmax()
    const [g] = grad(weights.matmul(v), [scores])
    return [scores.square().mean().sqrt(), weights.max(), g.norm()].map((x) => x.item())
  })
  return [0, 1, 2].map((i) => found.map((row) => row[i]).sort((a, b) => a - b)[100].toFixed(2))
}
console.log('          as they are                    divided by √d')
console.log('    d     size favorite gradient        size favorite gradient')
for (const d of [4, 16, 64, 256, 1024]) {
  const [a, b] = [look(d, 1), look(d, 1 / Math.sqrt(d))]
  console.log(`${d}`.padStart(5), ...a.map((x) => x.padStart(8)), '  ', ...b.map((x) => x.padStart(8)))
}
