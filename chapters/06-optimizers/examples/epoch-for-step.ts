import { schedules } from 'chalkgrad'

const [epochs, batches] = [10, 100]
const plan = schedules.cosine({ learningRate: 0.1, steps: epochs * batches })
let step = 0
for (let epoch = 0; epoch < epochs; epoch++) {
  for (let batch = 0; batch < batches; batch++) step++
  if (epoch % 3 > 0) continue
  const [wrong, right] = [plan(epoch).toFixed(4), plan(step).toFixed(4)]
  console.log(`epoch ${epoch}  plan(epoch) ${wrong}  plan(step) ${right}`)
}
