import { loss, slopes } from '../learn.ts'
import { jumble, points } from '../points.ts'

const weights = jumble(6)
console.log('loss            ', loss(weights, points).toFixed(6))
console.log('weight 0 + 0.001', loss(weights.with(0, weights[0] + 0.001), points).toFixed(6))
console.log('weight 0 − 0.001', loss(weights.with(0, weights[0] - 0.001), points).toFixed(6))
console.log('slope           ', slopes(weights, points)[0].toFixed(4))
