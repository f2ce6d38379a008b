import { nn, Random, zeros } from 'chalkgrad'

const random = new Random(1)
try {
  new nn.Conv2d(1, 1, 3, random, { padding: 'same', stride: 2 }).forward(
    zeros([1, 1, 28, 28]),
  )
} catch (error) {
  if (error instanceof Error) console.log(error.message)
}
try {
  new nn.Conv2d(1, 1, 5, random).forward(zeros([1, 1, 4, 4]))
} catch (error) {
  if (error instanceof Error) console.log(error.message)
}
