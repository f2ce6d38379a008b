import { tensor } from 'chalkgrad'

const x = tensor([
  [1, 2, 3],
  [4, 5, 6],
])
const row = tensor([10, 20, 30]) // (3)
const column = tensor([[100], [200]]) // (2, 1)

console.log(x.add(row))
console.log(x.add(column))
console.log(row.add(column)) // (3) and (2, 1): both repeat
console.log('row as (2, 3): strides', row.expand([2, 3]).strides)
console.log('column as (2, 3): strides', column.expand([2, 3]).strides)
