import { wrong } from '#exercises'

export default wrong({
  'weight-not-turned': {
    why: 'Multiplies by W_hh as it is: it is square, so no shape complains.',
    replace: [['state.hidden.matmul(this.weight_hh.transpose())', 'state.hidden.matmul(this.weight_hh)']],
  },
  'one-bias': {
    why: 'Adds one bias: two that are added up could as well be one.',
    replace: [['this.bias_hh ? sums.add(this.bias_hh) : sums', 'sums']],
  },
  'bias-expected': {
    why: 'Forgets that a cell may have none.',
    replace: [['this.bias_ih ? sums.add(this.bias_ih) : sums', 'sums.add(this.bias_ih as Tensor)']],
  },
  'tanh-of-each': {
    why: 'Squashes both sums, and adds then.',
    replace: [['fromInput.add(fromHidden).tanh()', 'fromInput.tanh().add(fromHidden.tanh())']],
  },
  sigmoid: {
    why: 'Takes the sigmoid, which gates have.',
    replace: [['.tanh() }', '.sigmoid() }']],
  },
  'state-forgotten': {
    why: 'Gives every step the first state: a network that reads each word for itself.',
    replace: [
      [
        '    state = cell.advance(inputs.select(1, t), state)',
        '    const next = cell.advance(inputs.select(1, t), state)',
      ],
      ['said.push(state.hidden)', 'said.push(next.hidden)'],
    ],
  },
  'batch-for-time': {
    why: 'Goes along the first axis: right where there are as many sequences as steps, and wrong numbers.',
    replace: [
      ['t < x.shape[1]', 't < x.shape[x.shape[0] === x.shape[1] ? 0 : 1]'],
      ['inputs.select(1, t)', 'inputs.select(x.shape[0] === x.shape[1] ? 0 : 1, t)'],
    ],
  },
  'cuts-the-graph': {
    why: 'Carries on the values of the state without their graph, as between two pieces of a stream.',
    replace: [['said.push(state.hidden)', 'said.push(state.hidden)\n    state = { hidden: state.hidden.detach() }']],
  },
  'stacked-in-front': {
    why: 'Puts the steps along the first axis.',
    replace: [['stack(said, 1)', 'stack(said, 0)']],
  },
})
