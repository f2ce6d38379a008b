import { grad, nn, randn, Random } from 'chalkgrad'

// A stack before any training. How large is the gradient at the weights of its first layer,
// and of its last?
for (const normFirst of [false, true]) {
  for (const layers of [2, 8, 16]) {
    const random = new Random(1)
    const encoder = new nn.TransformerEncoder(32, 4, random, { layers, normFirst })
    const y = encoder.forward(randn([2, 6, 32], random))
    const wanted = randn([2, 6, 32], random)
    const ends = [encoder.layers[0], encoder.layers[layers - 1]].map((layer) => layer.linear1.weight)
    const [first, last] = grad(y.mul(wanted).sum(), ends).map((g) => g.norm().item())
    console.log(`${normFirst ? 'pre ' : 'post'}-norm, ${`${layers}`.padStart(2)} layers:`, first.toFixed(2).padStart(6), last.toFixed(2).padStart(6))
  }
}
