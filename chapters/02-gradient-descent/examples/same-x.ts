import { tensor } from 'chalkgrad'

// Three measurements, all taken at x = 1.
const x = tensor([1, 1, 1], { dtype: 'float64' })
const y = tensor([2.9, 3, 3.1], { dtype: 'float64' })

const fromMean = x.sub(x.mean())
const together = fromMean.mul(y.sub(y.mean())).mean().item()
console.log('closed form: w is', together / fromMean.square().mean().item())

for (const start of [0, 10]) {
  let [w, b] = [start, 0]
  for (let step = 0; step < 100; step++) {
    const slope = 2 * x.mul(w).add(b).sub(y).mean().item() // for w and for b: x is 1
    w -= 0.1 * slope
    b -= 0.1 * slope
  }
  const line = `w ${w.toFixed(2)}, b ${b.toFixed(2)}, at x = 1: ${(w + b).toFixed(2)}`
  console.log(`descent from w = ${start}: ${line}`)
}
