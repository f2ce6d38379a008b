import { keep, ones, steps, type Tensor } from 'chalkgrad'

const x = ones([100, 100])
let best: Tensor = x
for (const step of steps(10)) {
  const y = x.mul(step)
  if (step === 7) best = keep(y)
}
console.log(best.sum().item())
