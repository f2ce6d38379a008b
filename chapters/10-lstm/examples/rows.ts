import { nn, oneHot, Random, tensor } from 'chalkgrad'

const words = new nn.Embedding(4, 2, new Random(1))
const text = tensor([2, 0, 2], { dtype: 'int32' })

const rows = words.forward(text)
const product = oneHot(text, 4).matmul(words.weight)
console.log('rows by number:', rows.toArray().flat().map((v) => Number(v).toFixed(2)).join(' '))
console.log('as a product:  ', product.toArray().flat().map((v) => Number(v).toFixed(2)).join(' '))

rows.sum().backward()
console.log('gradient of each row:', words.weight.grad?.select(1, 0).toArray())
