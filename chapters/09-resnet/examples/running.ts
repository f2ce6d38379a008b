import { nn, tensor } from 'chalkgrad'

const norm = new nn.BatchNorm1d(1)
const batch = tensor([[1], [7], [9], [15]]) // mean 8, variance 25, divided by n − 1: 33.33
for (const count of [1, 1, 20, 22]) {
  for (let i = 0; i < count; i++) norm.forward(batch)
  console.log(
    `after ${norm.num_batches_tracked.item()}`.padEnd(9),
    'mean', norm.running_mean.item().toFixed(3).padStart(6),
    ' variance', norm.running_var.item().toFixed(3).padStart(7),
  ) // prettier-ignore
}

norm.eval() // from here on, one sample alone has an answer
console.log('one sample, 15:', norm.forward(tensor([[15]])).item().toFixed(3)) // prettier-ignore
