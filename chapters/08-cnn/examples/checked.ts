import { gradientCheck, Random, randn } from 'chalkgrad'

const random = new Random(1)
const x = randn([2, 4, 5, 6], random, { dtype: 'float64' })
const w = randn([6, 2, 3, 2], random, { dtype: 'float64' })
const bias = randn([6], random, { dtype: 'float64' })
const { checked, maxError } = gradientCheck(
  (x, w, bias) =>
    x.conv2d(w, { bias, stride: [2, 1], padding: 1, dilation: [1, 2], groups: 2 }).square(),
  [x, w, bias],
)
console.log(checked, 'elements, largest difference below 1e-6:', maxError < 1e-6)
