import { Random, rand } from 'chalkgrad'

// The same line and learning rate, ever more points. The gradient is a sum.
for (const n of [3, 30, 300]) {
  const x = rand([n], new Random(1), { dtype: 'float64' }).mul(2)
  const y = x.mul(2).add(1)
  let [w, b] = [0, 0]
  for (let step = 0; step < 100; step++) {
    const error = x.mul(w).add(b).sub(y)
    const slopeW = 2 * error.mul(x).sum().item()
    const slopeB = 2 * error.sum().item()
    w -= 0.05 * slopeW
    b -= 0.05 * slopeB
  }
  console.log(`${n} points: w ${w.toPrecision(3)}, b ${b.toPrecision(3)}`)
}
