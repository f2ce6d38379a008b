import { wrong } from '#exercises'

export default wrong({
  'all-differences': {
    why: 'Writes down the definition, which is right and shorter, and does not count the numbers on the way.',
    replace: [
      [
        `const squaresOfA = a.square().sum(1, { keepDims: true }) // (n, 1)
  const squaresOfB = b.square().sum(1) // (m)
  const products = a.matmul(b.transpose()) // (n, m)
  return squaresOfA.sub(products.mul(2)).add(squaresOfB`,
        'return a.unsqueeze(1).sub(b.unsqueeze(0)).square().sum(2',
      ],
    ],
  },
  'along-the-samples': {
    why: 'Wants an answer for each sample, and so names the axis of the samples: it is the one that argmin removes.',
    replace: [['argmin(1)', 'argmin(0)']],
  },
  'divides-by-all': {
    why: 'Takes a mean for the sum over the number of samples; those of other classes are in it as zeros.',
    replace: [
      ['const counts = member.sum(0).maximum(1)', ''],
      ['counts.unsqueeze(1)', 'labels.size'],
    ],
  },
  'no-factor-two': {
    why: 'Remembers a² and b² and a product between them, and not that the product comes twice.',
    replace: [['products.mul(2)', 'products']],
  },
  'plus-sign': {
    why: 'Has (a + b)² by heart, the one that is learned first.',
    replace: [['squaresOfA.sub(', 'squaresOfA.add(']],
  },
  'zero-by-zero': {
    why: 'Tries data in which every class occurs, so no count is 0.',
    replace: [[').maximum(1', '']],
  },
})
