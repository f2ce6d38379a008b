import { schedules } from 'chalkgrad'

const plans: Record<string, schedules.Schedule> = {
  exponential: schedules.exponential({ learningRate: 0.1, factor: 0.5, every: 20 }),
  staircase: schedules.staircase({ learningRate: 0.1, factor: 0.5, every: 20 }),
  cosine: schedules.cosine({ learningRate: 0.1, steps: 60 }),
  restarts: schedules.cosineRestarts({ learningRate: 0.1, steps: 20 }),
  'warm-up': schedules.warmup(10, schedules.cosine({ learningRate: 0.1, steps: 50 })),
}
for (const [name, plan] of Object.entries(plans)) {
  console.log(name.padEnd(12), [0, 5, 10, 20, 30, 59].map((step) => plan(step).toFixed(4)).join('  '))
}
