import { nn, tensor, where, type Tensor } from 'chalkgrad'

// Two letters, and two places of padding, whose keys are zeros.
const query = tensor([[[1]]])
const keys = tensor([[[2], [1], [0], [0]]])
const attention = new nn.DotProductAttention()
const shown = (x: Tensor) => [...x.data()].map((n) => n.toFixed(3)).join('  ')

const careless = attention.forward(query, keys)
console.log('no mask             ', shown(careless.weights))
const late = where(tensor([1, 1, 0, 0]), careless.weights, 0)
console.log('behind the softmax  ', shown(late), ' sum', late.sum().item().toFixed(3))
const right = attention.forward(query, keys, { lengths: [2] })
console.log('in front of it      ', shown(right.weights))
const nobody = attention.forward(query, keys, { lengths: [0] })
console.log('nothing to look at  ', shown(nobody.weights))
