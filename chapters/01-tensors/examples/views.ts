import { tensor } from 'chalkgrad'

const x = tensor([
  [1, 2, 3],
  [4, 5, 6],
])
const views = {
  'x.transpose()': x.transpose(),
  'x.slice(1, 1, 3)': x.slice(1, 1, 3),
  'x.slice(1, 0, 3, 2)': x.slice(1, 0, 3, 2),
  'x.select(0, 1)': x.select(0, 1),
  'x.reshape([3, 2])': x.reshape([3, 2]),
}
for (const [name, y] of Object.entries(views)) {
  const memory = y.storage === x.storage ? 'same memory' : 'a copy'
  console.log(`${name}: shape (${y.shape}), strides (${y.strides}),`)
  console.log(`  offset ${y.offset}, ${memory}`)
}
