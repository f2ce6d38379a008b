import { tensor, type Tensor } from 'chalkgrad'

const activations: Record<string, (x: Tensor) => Tensor> = {
  sigmoid: (x) => x.sigmoid(),
  tanh: (x) => x.tanh(),
  relu: (x) => x.relu(),
  leakyRelu: (x) => x.leakyRelu(0.01),
  softplus: (x) => x.softplus(),
  gelu: (x) => x.gelu(),
}

const row = (values: Tensor) => [...values.data()].map((v) => v.toFixed(3).padStart(8)).join('')
console.log(`${'x'.padEnd(16)}${row(tensor([-5, -1, 0, 1, 5]))}`)
for (const [name, activation] of Object.entries(activations)) {
  const x = tensor([-5, -1, 0, 1, 5], { dtype: 'float64', requiresGrad: true })
  const y = activation(x)
  y.sum().backward()
  console.log(`${name.padEnd(16)}${row(y)}`)
  if (x.grad) console.log(`${'  gradient'.padEnd(16)}${row(x.grad)}`)
}
