import { wrong } from '#exercises'

export default wrong({
  'backward-from-output': {
    why: 'Calls backward on the output: these are derivatives of the output, not of the loss.',
    replace: [['loss.backward', 'output.backward']],
  },
  'bias-copied': {
    why: 'The sum starts with a copy of the bias: the Value that is asked for its gradient is not in the graph.',
    replace: [['let sum = b', 'let sum = new Value(bias)']],
  },
  'gradients-swapped': {
    why: 'Returns the gradients of the inputs as those of the weights, and the other way round.',
    replace: [
      ['weights: w.', 'weights: x.'],
      ['inputs: x.', 'inputs: w.'],
    ],
  },
  'leaves-the-graph': {
    why: 'Adds up the data of the products: plain numbers have no way back to the weights.',
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
    why: 'Forgets to add the bias to the sum.',
    replace: [['let sum = b', 'let sum = new Value(0).mul(b)']],
  },
})
