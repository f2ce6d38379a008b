import { loss, predict, step } from '../learn.ts'
import { picture } from '../picture.ts'
import { jumble, points } from '../points.ts'

for (const units of [1, 2, 3]) {
  let weights = jumble(units)
  for (let n = 0; n < 1000; n++) weights = step(weights, points, 0.1)
  const right = points.filter(({ x, y, label }) => predict(weights, x, y) * label > 0)
  console.log(`${units} ${units === 1 ? 'unit' : 'units'}: loss ${loss(weights, points).toFixed(4)}, ${right.length} of 60 right`)
  console.log(picture(weights))
}
