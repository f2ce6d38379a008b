import { Random, randn } from 'chalkgrad'

const random = new Random(1)
const truth = randn([32], random) // (32)
const guess = truth.reshape([32, 1]) // the same, as a column

const error = guess.sub(truth)
const equalShapes = guess.squeeze(1).sub(truth)
console.log('shape of the differences:', error.shape)
console.log('mean square, should be 0:', error.square().mean().item())
console.log('with equal shapes:', equalShapes.square().mean().item())
