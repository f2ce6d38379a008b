import { Random, randn } from 'chalkgrad'

const random = new Random(1)
const x = randn([64, 5, 3], random) // 64 matrices (5, 3)
const w = randn([3, 2], random) // one matrix for all of them
console.log(x.matmul(w).shape)
console.log(x.matmul(randn([64, 3, 2], random)).shape) // one for each
