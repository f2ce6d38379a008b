import { crossEntropy, tensor } from 'chalkgrad'

// Ten classes, the third is right. Logits as a network might give them after some training.
const logits = tensor([[1, 1, 6, 1, 1, 1, 1, 1, 1, 1]])
const sum = (x: typeof logits) => x.sum().item().toFixed(2)
console.log('softmax adds up to', sum(logits.softmax()), ' sigmoids to', sum(logits.sigmoid()))
const label = tensor([2], { dtype: 'int32' })
console.log('softmax says of the third', logits.softmax().data()[2].toFixed(2), ' sigmoid', logits.sigmoid().data()[2].toFixed(2))
console.log('cross-entropy', crossEntropy(logits, label).item().toFixed(3))
