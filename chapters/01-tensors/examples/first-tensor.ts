import { tensor } from 'chalkgrad'

const x = tensor([
  [1, 2, 3],
  [4, 5, 6],
])
console.log('shape  ', x.shape)
console.log('strides', x.strides)
console.log('offset ', x.offset)
console.log('memory ', x.storage.read())
console.log(x)
