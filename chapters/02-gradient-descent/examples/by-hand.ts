import { tensor } from 'chalkgrad'

const x = tensor([0, 1, 2], { dtype: 'float64' })
const y = tensor([1.2, 2.7, 5.1], { dtype: 'float64' })

let [w, b] = [0, 0]
const loss = () => x.mul(w).add(b).sub(y).square().mean().item()

console.log('loss before', loss().toFixed(4))
const error = x.mul(w).add(b).sub(y)
const slopeW = 2 * error.mul(x).mean().item()
const slopeB = 2 * error.mean().item()
console.log('∂L/∂w', slopeW.toFixed(4), ' ∂L/∂b', slopeB.toFixed(4))

w -= 0.1 * slopeW
b -= 0.1 * slopeB
console.log('w', w.toFixed(4), ' b', b.toFixed(4))
console.log('loss after ', loss().toFixed(4))
