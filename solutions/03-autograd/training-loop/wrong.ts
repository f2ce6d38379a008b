import { wrong } from '#exercises'

export default wrong({
  'graph-built-once': {
    why: 'Builds the graph once, before the loop: every step repeats the first gradient.',
    replace: [
      ['for (let step = 0; step < steps; step++) {', ''],
      [
        'xs.length)',
        `xs.length)
    for (let step = 0; step < steps; step++) {`,
      ],
    ],
  },
  'never-zeroed': {
    why: 'The gradients are never set to zero: each step uses the sum of all gradients so far.',
    replace: [['for (const parameter of [w, b]) parameter.grad = 0', '']],
  },
  'sum-for-mean': {
    why: 'The sum of the squares, not their mean: the loss and the steps are too large by the number of points.',
    replace: [['.div(xs.length)', '']],
  },
  uphill: {
    why: 'Adds the gradient where it must be subtracted: the loss grows.',
    replace: [['data -= learningRate', 'data += learningRate']],
  },
  'zeroed-too-late': {
    why: 'Sets the gradients to zero between backward and the update: nothing ever moves.',
    replace: [
      [
        'loss.data)',
        `loss.data)
    loss.backward()`,
      ],
      ['loss.backward()', ''],
    ],
  },
})
