import { nn, tensor } from 'chalkgrad'

const norm = new nn.BatchNorm1d(1)
const show = (...numbers: number[]) => {
  const y = norm.forward(tensor(numbers.map((n) => [n])))
  console.log(numbers.join(', ').padEnd(12), '→', [...y.data()].map((n) => n.toFixed(2)).join(', ')) // prettier-ignore
}
show(3, 5)
show(-100, 100)
show(0.1, 0)

try {
  show(7)
} catch (error) {
  if (error instanceof Error) console.log(error.message)
}
