import { accuracy, confusionMatrix, tensor } from 'chalkgrad'

const logits = tensor([
  [2, 0, 1],
  [0, 3, 1],
  [1, 0, 4],
  [3, 1, 0],
  [0, 1, 2],
])
const labels = tensor([0, 1, 2, 2, 2], { dtype: 'int32' })
console.log('accuracy', accuracy(logits, labels))
console.log(String(confusionMatrix(logits, labels)))
