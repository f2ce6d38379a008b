import { concat, nn, randn, Random, zeros, type Tensor } from 'chalkgrad'

const random = new Random(1)
const x = randn([1, 16, 32, 32], random)
const branch = new nn.Sequential(
  new nn.Conv2d(16, 32, 3, random, { stride: 2, padding: 1, bias: false }),
  new nn.BatchNorm2d(32),
  new nn.ReLU(),
  new nn.Conv2d(32, 32, 3, random, { padding: 1, bias: false }),
  new nn.BatchNorm2d(32),
)
try {
  branch.forward(x).add(x)
} catch (error) {
  if (error instanceof Error) console.log(error.message)
}

// Identity: every second cell, and channels of zeros for those that are missing.
const padded = (x: Tensor) => {
  const cells = x.slice(2, 0, 32, 2).slice(3, 0, 32, 2)
  return concat([cells, zeros([1, 16, 16, 16])], 1)
}
// Projection: a convolution of 1 × 1 with the same stride.
const projection = new nn.Sequential(
  new nn.Conv2d(16, 32, 1, random, { stride: 2, bias: false }),
  new nn.BatchNorm2d(32),
)
console.log('branch    ', branch.forward(x).shape, branch.parameterCount(), 'parameters')
console.log('padded    ', padded(x).shape, 0)
console.log('projection', projection.forward(x).shape, projection.parameterCount())
