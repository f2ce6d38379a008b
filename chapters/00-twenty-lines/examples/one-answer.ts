import { predict } from '../learn.ts'

// One unit: five weights. At (1, 0) the right answer is −1.
const weights = [0.1, 1, 2, 0, -1]
const answer = predict(weights, 1, 0)
console.log(`answer ${answer.toFixed(4)}, squared distance ${((answer + 1) ** 2).toFixed(4)}`)
