import { tensor } from 'chalkgrad'

for (const cells of [
  [0, 0, 9, 0, 0, 0],
  [0, 0, 0, 9, 0, 0],
  [0, 0, 0, 0, 9, 0],
]) {
  const pooled = tensor(cells).reshape([1, 1, 1, 6]).maxPool2d([1, 2])
  console.log(cells.join(' '), '→', [...pooled.data()].join(' '))
}
