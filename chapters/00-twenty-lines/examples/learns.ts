import { loss, step } from '../learn.ts'
import { picture } from '../picture.ts'
import { jumble, points } from '../points.ts'

let weights = jumble(6)
for (let n = 0; n <= 300; n++) {
  if (n % 50 === 0) console.log(`step ${n}: loss ${loss(weights, points).toFixed(4)}`)
  if (n < 300) weights = step(weights, points, 0.1)
}
console.log(picture(weights))
