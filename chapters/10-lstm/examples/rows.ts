import { nn, oneHot, Random, tensor } from 'chalkgrad'

const words = new nn.Embedding(4, 2, new Random(1))
const text = tensor([2, 0, 2], { dtype: 'int32' })
const show = (values: ArrayLike<number>) =>
  Array.from(values, (v) => v.toFixed(2)).join('  ')

const rows = words.forward(text)
console.log('rows by number:', show(rows.data()))
console.log('as a product:  ', show(oneHot(text, 4).matmul(words.weight).data()))

rows.sum().backward()
const gradient = words.weight.grad
console.log('gradient of each row:', show(gradient?.select(1, 0).data() ?? []))
