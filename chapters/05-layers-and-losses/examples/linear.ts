import { Random, nn, tensor } from 'chalkgrad'

const layer = new nn.Linear(3, 2, new Random(0))
layer.loadStateDict({
  weight: tensor([
    [1, 0, -1],
    [0.5, 0.5, 0.5],
  ]),
  bias: tensor([10, 0]),
})

const x = tensor([
  [1, 2, 3],
  [4, 5, 6],
])
console.log(String(layer.forward(x)))
console.log(layer.parameters().map(({ shape }) => shape))
layer.forward(tensor([[1, 2]]))
