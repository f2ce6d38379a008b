import { classificationReport, tensor } from 'chalkgrad'

// 100 messages, 5 of them spam. The model says "ham" to everything.
const labels = tensor(
  Array.from({ length: 100 }, (_, i) => (i < 95 ? 0 : 1)),
  { dtype: 'int32' },
)
const logits = tensor(Array.from({ length: 100 }, () => [1, 0]))
console.log(`${classificationReport(logits, labels, ['ham', 'spam'])}`)
