import { classificationReport, oneHot, tensor, type Tensor } from 'chalkgrad'

const labels = tensor([0, 0, 0, 1, 0, 0, 0, 0, 1, 1], { dtype: 'int32' })
const said = tensor([0, 1, 0, 1, 0, 0, 1, 0, 1, 0], { dtype: 'int32' })
const f1 = (from: number, to: number) => {
  const part = (all: Tensor) => all.slice(0, from, to)
  return classificationReport(oneHot(part(said), 2), part(labels)).classes[1].f1
}
console.log('all at once:', f1(0, 10).toFixed(3))
console.log('mean of two batches:', ((f1(0, 5) + f1(5, 10)) / 2).toFixed(3))
console.log('mean of five batches:', ([0, 2, 4, 6, 8].reduce((sum, i) => sum + f1(i, i + 2), 0) / 5).toFixed(3))
