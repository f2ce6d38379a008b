import { nn, Random, zeros } from 'chalkgrad'

const random = new Random(1)
const [conv1, conv2] = [new nn.Conv2d(1, 6, 5, random), new nn.Conv2d(6, 12, 5, random)]
const pool = new nn.MaxPool2d(2)
const model = new nn.Sequential(
  conv1,
  pool,
  conv2,
  pool,
  new nn.Flatten(),
  new nn.Linear(12 * 7 * 7, 10, random), // "28, halved twice, is 7"
)
try {
  model.forward(zeros([1, 1, 28, 28]))
} catch (error) {
  if (error instanceof Error) console.log(error.message)
}
const sizes = [zeros([1, 1, 28, 28])]
for (const layer of [conv1, pool, conv2, pool])
  sizes.push(layer.forward(sizes[sizes.length - 1]))
console.log(sizes.map(({ shape }) => `${shape[2]}`).join(' → '))
