import { wrong } from '#exercises'

export default wrong({
  'graph-built-once': {
    why: 'Takes the graph for a program that can be run again; it is a record of numbers that are gone.',
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
    why: 'Thinks that backward writes gradients; it adds to what is there.',
    replace: [['for (const parameter of [w, b]) parameter.grad = 0', '']],
  },
  'sum-for-mean': {
    why: 'Thinks that a sum has its lowest point where the mean has it: loss and steps are too large by the number of points.',
    replace: [['.div(xs.length)', '']],
  },
  uphill: {
    why: 'Reads "along the gradient" and adds it; the gradient points uphill.',
    replace: [['data -= learningRate', 'data += learningRate']],
  },
  'zeroed-too-late': {
    why: 'Remembers that backward is followed by zeroing, and not that the update must come between.',
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
