import { loss, step } from '../learn.ts'
import { jumble, points } from '../points.ts'

for (const rate of [0.001, 0.1, 0.5]) {
  let weights = jumble(6)
  const losses: string[] = []
  for (let n = 0; n <= 40; n++) {
    if (n % 10 === 0) losses.push(loss(weights, points).toPrecision(3))
    weights = step(weights, points, rate)
  }
  console.log(`rate ${rate}:  ${losses.join('  ')}`)
}
