import { ones, steps, type Tensor } from 'chalkgrad'

const x = ones([100, 100])
let best: Tensor = x
for (const step of steps(10)) {
  const y = x.mul(step)
  if (step === 7) best = y // the tensor, not its numbers
}
console.log(best.sum().item())
