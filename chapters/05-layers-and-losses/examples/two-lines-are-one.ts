import { Random, nn, randn } from 'chalkgrad'

const random = new Random(1)
const first = new nn.Linear(4, 100, random)
const second = new nn.Linear(100, 3, random)
const x = randn([5, 4], random)

const twoLayers = second.forward(first.forward(x))
const oneMatrix = second.weight.matmul(first.weight)
const oneLayer = x.matmul(oneMatrix.transpose())

console.log('one matrix:', oneMatrix.shape)
console.log('difference below 1e-5:', twoLayers.sub(oneLayer).abs().max().item() < 1e-5)
