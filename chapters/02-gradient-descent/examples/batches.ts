import { Batches, tensor, type Tensor } from 'chalkgrad'

const x = tensor([0, 1, 2, 3], { dtype: 'float64' })
const y = tensor([1.2, 2.7, 5.1, 7], { dtype: 'float64' })
const slopeW = (x: Tensor, y: Tensor) => -2 * y.mul(x).mean().item() // at w = 0, b = 0

let sum = 0
for (const batch of new Batches(x, y, { batchSize: 2 })) {
  const slope = slopeW(batch.x, batch.y)
  console.log(`batch ${batch.index}: ∂L/∂w = ${slope.toFixed(2)}`)
  sum += slope
}
console.log(`their mean ${(sum / 2).toFixed(2)}, all points ${slopeW(x, y).toFixed(2)}`)
