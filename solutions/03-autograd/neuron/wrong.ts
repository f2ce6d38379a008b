import { wrong } from '#exercises'

export default wrong({
  'backward-from-output': {
    why: 'Thinks of the gradients of the neuron and calls backward on its output, which is not yet the loss.',
    replace: [['loss.backward', 'output.backward']],
  },
  'bias-copied': {
    why: 'Begins a sum with a new Value, as one begins it with a number: the bias that is asked for its gradient is not in the graph.',
    replace: [['let sum = b', 'let sum = new Value(bias)']],
  },
  'gradients-swapped': {
    why: 'Remembers that the gradient of a weight has the input in it, and reads it from the Value of the input.',
    replace: [
      ['weights: w.', 'weights: x.'],
      ['inputs: x.', 'inputs: w.'],
    ],
  },
  'leaves-the-graph': {
    why: 'Adds up numbers, because numbers are what goes out: they have no way back to the weights.',
    replace: [
      ['let sum = b', 'let total = b.data'],
      [
        'sum = sum.add(weight.mul(x[i])))',
        `total += weight.mul(x[i]).data))
  const sum = new Value(total`,
      ],
    ],
  },
  'no-bias': {
    why: 'Begins the sum at 0, as sums begin, and thinks no more of the bias.',
    replace: [['let sum = b', 'let sum = new Value(0)']],
  },
})
