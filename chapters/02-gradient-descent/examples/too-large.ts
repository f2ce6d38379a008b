import { tensor } from 'chalkgrad'

const x = tensor([0, 1, 2], { dtype: 'float64' })
const y = tensor([1.2, 2.7, 5.1], { dtype: 'float64' })

let [w, b] = [0, 0]
for (let step = 0; step <= 2000; step++) {
  const error = x.mul(w).add(b).sub(y)
  if ([0, 1, 2, 100, 500, 1000, 2000].includes(step)) {
    const loss = error.square().mean().item()
    console.log(`step ${step}: w ${w.toPrecision(3)}, loss ${loss.toPrecision(3)}`)
  }
  const slopeW = 2 * error.mul(x).mean().item()
  const slopeB = 2 * error.mean().item()
  w -= 0.6 * slopeW
  b -= 0.6 * slopeB
}
