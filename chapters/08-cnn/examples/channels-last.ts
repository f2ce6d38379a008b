import { Random, nn, tensor } from 'chalkgrad'

// One picture of 2 × 2 pixels, channels last: each pixel is red, green, blue.
const last = tensor([[
  [[10, 20, 30], [11, 21, 31]],
  [[12, 22, 32], [13, 23, 33]],
]]) // prettier-ignore
console.log(
  'red, by permute:',
  JSON.stringify(last.permute([0, 3, 1, 2]).select(1, 0).toArray()),
)
console.log(
  'red, by reshape:',
  JSON.stringify(last.reshape([1, 3, 2, 2]).select(1, 0).toArray()),
)

const conv = new nn.Conv2d(3, 8, 3, new Random(1), { padding: 1 })
try {
  conv.forward(last)
} catch (error) {
  if (error instanceof Error) console.log(error.message)
}
