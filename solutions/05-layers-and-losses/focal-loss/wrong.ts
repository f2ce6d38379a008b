import { wrong } from '#exercises'

export default wrong({
  'divides-by-p': {
    why: 'Divides by p and multiplies by it again: 0/0 for a class with probability 0.',
    replace: [
      ['|| p === 1 ? 0 : gamma * p', '? 0 : gamma'],
      ['= changing', '= p * (changing'],
      ['p) ** gamma', 'p) ** gamma / p)'],
    ],
  },
  'inner-sign': {
    why: 'The derivative of 1 − p is taken as +1: the first term has the wrong sign.',
    replace: [
      ['|| p === 1', ''],
      ['= changing', '= -changing'],
    ],
  },
  'log-of-p': {
    why: 'Takes the logarithm of a probability that may have become 0.',
    replace: [
      ['logits[label] - logSumExp(logits', 'Math.log(Math.exp(logits[label] - logSumExp(logits))'],
      ['|| p === 1', ''],
    ],
  },
  'power-not-differentiated': {
    why: 'Treats (1 − p)ᵞ as a constant: the first term of the product rule is missing.',
    replace: [
      ['|| p === 1', ''],
      ['= changing', '= 0 * changing'],
    ],
  },
  'power-of-p': {
    why: 'Weights with pᵞ where it should be (1 − p)ᵞ: the easy samples count most.',
    replace: [
      ['(1 - Math.exp(logP)', 'Math.exp(logP'],
      ['|| p === 1', ''],
    ],
  },
  'stops-at-p': {
    why: 'The derivative by p, put only on the right logit: the softmax couples all of them.',
    replace: [
      ['|| p === 1', ''],
      [
        'factor * ((j === label ? 1 : 0) - Math.exp(z - total))',
        '(j === label ? factor * (1 - Math.exp(z - total)) : 0)',
      ],
    ],
  },
})
