import { ones } from 'chalkgrad'

const images = ones([32, 784])
const weights = ones([10, 784])
console.log(images.matmul(weights.transpose()).shape)
images.matmul(weights)
