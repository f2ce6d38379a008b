import { tensor } from 'chalkgrad'

// Dark is 0, bright is 1: a bright corner at the top right.
const picture = tensor([
  [0, 0, 1, 1],
  [0, 0, 1, 1],
  [0, 0, 1, 1],
  [0, 0, 0, 0],
])
const filter = tensor([
  [-1, 0, 1],
  [-1, 0, 1],
  [-1, 0, 1],
])
const x = picture.reshape([1, 1, 4, 4]) // one picture, one channel
const w = filter.reshape([1, 1, 3, 3]) // one filter, one channel

console.log(x.conv2d(w).reshape([2, 2]).toArray())
