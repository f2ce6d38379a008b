import { grad, tensor } from 'chalkgrad'

const x = tensor(2, { dtype: 'float64', requiresGrad: true })
const y = x.pow(4)

// createGraph records the backward pass, so its result can be differentiated in turn.
const [first] = grad(y, [x], { createGraph: true })
const [second] = grad(first, [x], { createGraph: true })
const [third] = grad(second, [x])

console.log(`x⁴ at 2: ${y.item()}`)
console.log(`4x³: ${first.item()}, 12x²: ${second.item()}, 24x: ${third.item()}`)
