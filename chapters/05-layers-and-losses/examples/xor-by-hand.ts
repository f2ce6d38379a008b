import { tensor } from 'chalkgrad'

const x = tensor([
  [0, 0],
  [0, 1],
  [1, 0],
  [1, 1],
])
const w1 = tensor([
  [1, 1],
  [1, 1],
])
const b1 = tensor([0, -1])
const w2 = tensor([[1, -2]])

const hidden = x.matmul(w1.transpose()).add(b1).relu()
console.log('hidden units:')
console.log(String(hidden))
console.log('output:')
console.log(String(hidden.matmul(w2.transpose())))
