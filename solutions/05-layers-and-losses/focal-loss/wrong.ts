import { wrong } from '#exercises'

export default wrong({
  'divides-by-p': {
    why: 'Follows the chain rule step by step, with the 1/p of the logarithm: 0/0 for a class with probability 0.',
    replace: [
      ['|| p === 1 ? 0 : gamma * p', '? 0 : gamma'],
      ['= changing', '= p * (changing'],
      ['p) ** gamma', 'p) ** gamma / p)'],
    ],
  },
  'inner-sign': {
    why: 'Differentiates the power and forgets its inside, where p has a minus.',
    replace: [
      ['|| p === 1', ''],
      ['= changing', '= -changing'],
    ],
  },
  'log-of-p': {
    why: 'Computes p first, because the formula is written in p: it may have become 0.',
    replace: [
      ['logits[label] - logSumExp(logits', 'Math.log(Math.exp(logits[label] - logSumExp(logits))'],
      ['|| p === 1', ''],
    ],
  },
  'power-not-differentiated': {
    why: 'Takes (1 − p)ᵞ for a weight of the sample, which is a constant: the first term of the product rule is missing.',
    replace: [
      ['|| p === 1', ''],
      ['= changing', '= 0 * changing'],
    ],
  },
  'power-of-p': {
    why: 'Wants to weight by how sure the network is, and takes pᵞ: the easy samples count most.',
    replace: [
      ['(1 - Math.exp(logP)', 'Math.exp(logP'],
      ['|| p === 1', ''],
    ],
  },
  'stops-at-p': {
    why: 'Thinks that p depends on its own logit only; the softmax couples all of them.',
    replace: [
      ['|| p === 1', ''],
      [
        'factor * ((j === label ? 1 : 0) - Math.exp(z - total))',
        '(j === label ? factor * (1 - Math.exp(z - total)) : 0)',
      ],
    ],
  },
})
