import { oneHot, tensor } from 'chalkgrad'

const x = tensor([
  [1, 2, 3],
  [4, 5, 6],
])
const columns = tensor([2, 0], { dtype: 'int32' })
// From row 0 column 2, from row 1 column 0:
console.log(x.gather(1, columns.unsqueeze(1)))
// Whole columns, in this order:
console.log(x.indexSelect(1, [2, 0, 2]))
console.log(oneHot(columns, 3))
