import { gradientCheck, nn, randn, Random } from 'chalkgrad'

const random = new Random(1)
const norm = new nn.BatchNorm2d(3).to('float64')
const x = randn([4, 3, 2, 2], random, { dtype: 'float64' })
const slopes = randn([4, 3, 2, 2], random, { dtype: 'float64' }) // another gradient for each number
const { checked, maxError } = gradientCheck((x) => norm.forward(x).mul(slopes), [x])
console.log(checked, 'elements, largest difference below 1e-7:', maxError < 1e-7)
