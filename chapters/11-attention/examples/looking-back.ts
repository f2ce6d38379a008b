import { nn, tensor, type Tensor } from 'chalkgrad'

// (batch, queries, width), (batch, keys, width), (batch, keys, 1)
const query = tensor([[[1, 2]]], { requiresGrad: true })
const keys = tensor([[[1, 0], [0, 1], [1, 1]]], { requiresGrad: true }) // prettier-ignore
const values = tensor([[[10], [20], [30]]], { requiresGrad: true })

const attention = new nn.DotProductAttention()
const { context, weights } = attention.forward(query, keys, { values })
context.backward()

const shown = (x?: Tensor) => [...(x?.data() ?? [])].map((n) => n.toFixed(3)).join('  ')
console.log('weights        ', shown(weights))
console.log('context        ', shown(context))
console.log('grad of values ', shown(values.grad))
console.log('grad of query  ', shown(query.grad))
console.log('grad of keys   ', shown(keys.grad))
