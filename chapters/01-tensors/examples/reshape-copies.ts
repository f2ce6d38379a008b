import { tensor } from 'chalkgrad'

const x = tensor([
  [1, 2, 3],
  [4, 5, 6],
])
const row = x.reshape([6]) // x lies in order: a view
row.select(0, 0).fill_(100)
console.log(x)

const column = x.transpose().reshape([6]) // xᵀ does not: a copy
column.select(0, 1).fill_(-1)
console.log(column)
console.log(x)
