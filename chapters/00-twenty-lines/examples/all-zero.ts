import { loss, slopes, step } from '../learn.ts'
import { points } from '../points.ts'

let weights = new Array<number>(25).fill(0)
console.log('slopes:', slopes(weights, points).map((slope) => slope.toFixed(3)).join(' '))
for (let n = 0; n < 300; n++) weights = step(weights, points, 0.1)
console.log('loss after 300 steps:', loss(weights, points).toFixed(4))
