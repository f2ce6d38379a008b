import { Random, randn, tensor } from 'chalkgrad'

const random = new Random(1)
const line = tensor([0, 0, 0, 5, 3, 1, 0, 0, 0])
const moved = tensor([0, 0, 0, 0, 0, 5, 3, 1, 0]) // the same, two cells to the right
const show = (name: string, numbers: Iterable<number>) =>
  console.log(name.padEnd(16), [...numbers].map((n) => n.toFixed(1).padStart(5)).join(' '))

const weight = randn([9, 9], random)
show('dense', line.matmul(weight).data())
show('dense, moved', moved.matmul(weight).data())

const filter = randn([1, 1, 3], random)
const slide = (x: typeof line) => x.reshape([1, 1, 9]).conv1d(filter, { padding: 'same' })
show('filter', slide(line).data())
show('filter, moved', slide(moved).data())
