import { ones, tensor } from 'chalkgrad'

const labels = tensor([3, 1], { dtype: 'int32' })
const scores = ones([2])
console.log(labels.cast('float32').add(scores))
labels.add(scores)
