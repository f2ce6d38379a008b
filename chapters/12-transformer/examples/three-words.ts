import { scaledDotProductAttention, tensor } from 'chalkgrad'

// Anna reads books. What does "reads" hear?
const keys = tensor([[1, 0, 2, 0], [0, 1, 0, 0], [1, 0, 0, 1]]) // prettier-ignore
const values = tensor([[1, 0], [0, 2], [3, 1]]) // prettier-ignore
const query = tensor([[2, 0, 1, 0]])

const scores = query.matmul(keys.transpose()).div(2) // √4
const show = (name: string, x: typeof scores) =>
  console.log(name.padEnd(8), Array.from(x.data(), (v) => v.toFixed(3)).join('  '))
show('scores', scores)
show('weights', scores.softmax())
show('answer', scores.softmax().matmul(values))
show('engine', scaledDotProductAttention(query, keys, values))
