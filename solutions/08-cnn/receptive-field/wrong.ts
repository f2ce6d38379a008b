import { wrong } from '#exercises'

export default wrong({
  'sum-of-kernels': {
    why: 'Adds up what each filter adds to one cell, as if no layer had a stride.',
    replace: [['* dilation * jump', '* dilation']],
  },
  'own-stride-too': {
    why: 'Makes the jump larger before it counts the layer: a stride acts on the layers behind it, not on its own filter.',
    replace: [
      [
        'size += (kernel - 1) * dilation * jump\n    jump *= stride',
        'jump *= stride\n    size += (kernel - 1) * dilation * jump',
      ],
    ],
  },
  'kernel-not-minus-one': {
    why: 'Adds the whole filter at each layer, and counts the cell in its middle again.',
    replace: [['size += (kernel - 1)', 'size += kernel']],
  },
  'no-dilation': {
    why: 'Thinks of numbers that lie side by side.',
    replace: [
      ['(kernel - 1) * dilation * jump', '(kernel - 1) * jump'],
      ['padding + (kernel - 1) * dilation', 'padding + (kernel - 1)'],
    ],
  },
  'from-the-first-layer': {
    why: 'Goes through the layers in the order in which they run, and asks the first one about a cell of the last.',
    replace: [['layers.reduceRight', 'layers.reduce']],
  },
  'padding-forgotten': {
    why: 'Counts from the edge of the padding, and not from that of the picture.',
    replace: [
      ['first * stride - padding,', 'first * stride,'],
      ['last * stride - padding +', 'last * stride +'],
    ],
  },
})
