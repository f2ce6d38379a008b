import { schedules } from 'chalkgrad'

const plateau = new schedules.ReduceOnPlateau({
  learningRate: 0.1,
  factor: 0.5,
  patience: 1,
})
for (const loss of [0.9, 0.7, 0.71, 0.6, 0.61, 0.6, 0.5, 0.52, 0.53]) {
  console.log(`loss ${loss.toFixed(2)}  rate ${plateau.update(loss)}`)
}
