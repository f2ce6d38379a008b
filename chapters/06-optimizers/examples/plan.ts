import { schedules } from 'chalkgrad'

const { exponential, stepDecay, cosine, cosineRestarts, warmup } = schedules
const learningRate = 0.1
const plans: Record<string, schedules.Schedule> = {
  exponential: exponential({ learningRate, factor: 0.5, every: 20 }),
  stepDecay: stepDecay({ learningRate, factor: 0.5, every: 20 }),
  cosine: cosine({ learningRate, steps: 60 }),
  restarts: cosineRestarts({ learningRate, steps: 20 }),
  'warm-up': warmup(10, cosine({ learningRate, steps: 50 })),
}
for (const [name, plan] of Object.entries(plans)) {
  const rates = [0, 5, 10, 20, 30, 59].map((step) => plan(step).toFixed(4))
  console.log(name.padEnd(12), rates.join('  '))
}
