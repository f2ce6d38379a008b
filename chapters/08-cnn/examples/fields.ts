import { grad, nn, Random, rand } from 'chalkgrad'

const random = new Random(1)
const layers = {
  'filters of 3': new nn.Conv2d(1, 2, 3, random),
  'filters of 3, again': new nn.Conv2d(2, 2, 3, random),
  'pooling of 2': new nn.MaxPool2d(2),
  'filters of 3, behind it': new nn.Conv2d(2, 2, 3, random),
}
const windows = [
  { kernel: 3, stride: 1 },
  { kernel: 3, stride: 1 },
  { kernel: 2, stride: 2 },
  { kernel: 3, stride: 1 },
]
const x = rand([30, 1, 28, 28], random) // 30 pictures of noise
x.requiresGrad = true

let y = x
let [size, jump] = [1, 1]
Object.entries(layers).forEach(([name, layer], i) => {
  size += (windows[i].kernel - 1) * jump
  jump *= windows[i].stride

  y = layer.forward(y)
  const [g] = grad(y.select(3, 5).select(2, 5).sum(), [x], { keepGraph: true }) // one cell of each map
  const rows = [...g.abs().sum([0, 1, 3]).data()].filter((sum) => sum > 0)
  console.log(name.padEnd(24), 'computed', size, ' by gradient', rows.length)
})
