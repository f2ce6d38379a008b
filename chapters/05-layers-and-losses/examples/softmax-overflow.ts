import { tensor, type Tensor } from 'chalkgrad'

const naive = (z: Tensor) => z.exp().div(z.exp().sum(-1, { keepDims: true }))

const small = tensor([2, 1, 0])
console.log('naive ', String(naive(small)))
console.log('stable', String(small.softmax()))

const large = tensor([1002, 1001, 1000])
console.log('naive ', String(naive(large)))
console.log('stable', String(large.softmax()))

const far = tensor([0, -200])
console.log('log of softmax', String(far.softmax().log()))
console.log('logSoftmax    ', String(far.logSoftmax()))
