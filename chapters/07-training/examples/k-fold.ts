import { Random, kFold, stratifiedSplit } from 'chalkgrad'

for (const { train, validation } of kFold(6, 3, new Random(1)))
  console.log(`train on ${train.join(' ')}, judge by ${validation.join(' ')}`)

// 95 samples of class 0 and 5 of class 1: each part gets its share of both.
const labels = Array.from({ length: 100 }, (_, i) => (i < 95 ? 0 : 1))
const parts = stratifiedSplit(labels, [0.6, 0.2, 0.2], new Random(1))
for (const part of parts)
  console.log(`${part.length} samples, ${part.filter((i) => labels[i] === 1).length} of class 1`)
