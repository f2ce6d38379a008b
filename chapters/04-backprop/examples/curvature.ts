import { grad, tensor } from 'chalkgrad'

// A long valley: 100 times steeper along one axis than along the other.
const x = tensor([1, 1], { dtype: 'float64', requiresGrad: true })
const steepness = tensor([100, 1], { dtype: 'float64' })
const loss = x.square().mul(steepness).sum().div(2)

const [g] = grad(loss, [x], { createGraph: true })

// The derivative of g·v is the Hessian times v: no matrix of second derivatives is built.
const along = (v: number[]) => grad(g.mul(tensor(v, { dtype: 'float64' })).sum(), [x], { keepGraph: true })[0]

console.log(`gradient  ${g}`)
console.log(`curvature along the first axis:  ${along([1, 0])}`)
console.log(`curvature along the second axis: ${along([0, 1])}`)
