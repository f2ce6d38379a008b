import { tensor } from 'chalkgrad'

const x = tensor([
  [1, 2, 3],
  [4, 5, 6],
])
console.log(x.sum(0)) // along axis 0: one number for each column
console.log(x.sum(1)) // along axis 1: one number for each row
console.log(x.sum(1, { keepDims: true }))
console.log(x.sub(x.mean(1, { keepDims: true })))
console.log(x.sum().item(), x.max().item(), x.argmax().item())
