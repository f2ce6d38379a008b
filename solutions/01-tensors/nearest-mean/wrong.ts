import { wrong } from '#exercises'

export default wrong({
  'all-differences': {
    why: 'Right, but makes a tensor (n, m, features) of all differences.',
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
    why: 'Looks for the smallest along the samples: the nearest sample of each mean.',
    replace: [['argmin(1)', 'argmin(0)']],
  },
  'divides-by-all': {
    why: 'Divides by the number of all samples instead of those of the class.',
    replace: [
      ['const counts = member.sum(0).maximum(1)', ''],
      ['counts.unsqueeze(1)', 'labels.size'],
    ],
  },
  'no-factor-two': {
    why: 'Forgets the 2 of the middle term.',
    replace: [['products.mul(2)', 'products']],
  },
  'plus-sign': {
    why: 'The sign of the middle term is wrong: this is ‖a + b‖².',
    replace: [['squaresOfA.sub(', 'squaresOfA.add(']],
  },
  'zero-by-zero': {
    why: 'Divides by 0 for a class without samples: NaN.',
    replace: [[').maximum(1', '']],
  },
})
