import { wrong } from '#exercises'

export default wrong({
  'bias-forgotten': {
    why: 'Thinks of the weights as the whole network, and leaves its biases at 0.',
    replace: [
      ['outputBias: -1,', 'outputBias: 0,'],
      [', -1, -2]', ', 0, 0]'],
    ],
  },
  'exactly-one': {
    why: 'Carries "exactly one of them" over from two inputs to three: three ones count as even.',
    replace: [
      ['outputBias: -1,', 'outputBias: -0.5,'],
      [', -2, 2],', ', -2, 1],'],
    ],
  },
  'one-direction': {
    why: 'Looks at x₁ − x₂ and thinks of one sign only; −1, 1 is taken for equal.',
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
