import { tensor } from 'chalkgrad'

const x = tensor([
  [1, 3, 0, 0],
  [2, 0, 0, 8],
  [0, 0, 5, 5],
  [0, 6, 5, 5],
]).reshape([1, 1, 4, 4])
x.requiresGrad = true

const largest = x.maxPool2d(2)
console.log('largest', JSON.stringify(largest.toArray()))
console.log('average', JSON.stringify(x.avgPool2d(2).toArray()))

largest.sum().backward()
console.log('gradient of the largest:')
const gradient = (x.grad ?? x).reshape([4, 4]).toArray() as number[][]
for (const row of gradient) console.log(row.join(' '))
