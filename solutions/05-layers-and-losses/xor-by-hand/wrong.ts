import { wrong } from '#exercises'

export default wrong({
  'bias-forgotten': {
    why: 'The output bias of differ and the biases of the hidden units of parity are 0.',
    replace: [
      ['outputBias: -1,', 'outputBias: 0,'],
      [', -1, -2]', ', 0, 0]'],
    ],
  },
  'exactly-one': {
    why: 'Three ones count as even: the last bend goes to 0 instead of up.',
    replace: [
      ['outputBias: -1,', 'outputBias: -0.5,'],
      [', -2, 2],', ', -2, 1],'],
    ],
  },
  'one-direction': {
    why: 'Only x₁ − x₂ above 0 is noticed; −1, 1 is taken for equal.',
    replace: [
      ['[-1, 1],', '[1, -1],'],
      [', -1, -2],', ', -1, -3],'],
    ],
  },
  or: {
    why: 'Thinks that "at least one" is "exactly one": two ones count as different.',
    replace: [
      ['[1, -1],', '[1, 1],'],
      ['[-1, 1],', '[-1, -1],'],
      ['output: [1, 1]', 'output: [0, -1]'],
      ['outputBias: -1', 'outputBias: 1'],
      [', -2, 2],', ', -1, 0],'],
    ],
  },
})
