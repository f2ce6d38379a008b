import { tensor } from 'chalkgrad'

const a = tensor([
  [1, 2, 3],
  [4, 5, 6],
])
const b = tensor([
  [1, 0],
  [0, 1],
  [2, -1],
])
console.log(a.matmul(b))
console.log(a.matmul(tensor([1, 1, 1]))) // a vector counts as a column
