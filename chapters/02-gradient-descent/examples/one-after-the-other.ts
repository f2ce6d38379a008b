import { tensor } from 'chalkgrad'

const x = tensor([0, 1, 2], { dtype: 'float64' })
const y = tensor([1.2, 2.7, 5.1], { dtype: 'float64' })
const slopes = (w: number, b: number) => {
  const error = x.mul(w).add(b).sub(y)
  return { w: 2 * error.mul(x).mean().item(), b: 2 * error.mean().item() }
}

// Right: both slopes are taken at (0, 0).
const slope = slopes(0, 0)
const right = { w: 0 - 0.1 * slope.w, b: 0 - 0.1 * slope.b }
console.log('together:           w', right.w.toFixed(3), ' b', right.b.toFixed(3))

// Wrong: w has moved when b's slope is taken.
const w = 0 - 0.1 * slopes(0, 0).w
const b = 0 - 0.1 * slopes(w, 0).b
console.log('one after the other: w', w.toFixed(3), ' b', b.toFixed(3))
