import { grad, nn, noGrad, tensor } from 'chalkgrad'

const options = { dtype: 'float64', requiresGrad: true } as const
const x = tensor([[1], [7], [9], [15]], options) // four samples of one channel
const norm = new nn.BatchNorm1d(1).to('float64')
noGrad(() => {
  norm.weight.fill_(2)
  norm.bias.fill_(1)
})

const show = (name: string, values: ArrayLike<number>) =>
  console.log(
    name.padEnd(9),
    Array.from(values, (v) => v).map((v) => v.toFixed(3).padStart(7)).join(''),
  )
const y = norm.forward(x)
show('y', y.data())

// A loss that listens to the first number only: its gradient with respect to y is (1, 0, 0, 0).
const [dx, dWeight, dBias] = grad(y.select(0, 0).sum(), [x, norm.weight, norm.bias])
show('dx', dx.data())
show('dWeight', dWeight.data())
show('dBias', dBias.data())
