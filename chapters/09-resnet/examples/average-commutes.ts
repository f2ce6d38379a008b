import { tensor } from 'chalkgrad'

// Two maps of 2 × 2, and the weights of one class for them.
const maps = tensor([[[[4, 0], [0, 0]], [[1, 1], [1, 5]]]]) // prettier-ignore
const weight = tensor([3, -1])

const averages = maps.mean([2, 3])
console.log('averages', [...averages.data()], 'logit', averages.matmul(weight).item())

const evidence = maps.mul(weight.reshape([1, 2, 1, 1])).sum(1)
console.log('evidence', JSON.stringify(evidence.toArray()), 'average', evidence.mean().item())
