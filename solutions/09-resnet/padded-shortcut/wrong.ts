import { wrong } from '#exercises'

export default wrong({
  'the-first-cells': {
    why: 'Cuts out a smaller picture from the top left, and does not skip.',
    replace: [
      [
        'x.slice(2, 0, rows, stride).slice(3, 0, columns, stride)',
        'x.slice(2, 0, Math.ceil(rows / stride)).slice(3, 0, Math.ceil(columns / stride))',
      ],
    ],
  },
  'begins-at-the-second': {
    why: 'Begins with the second cell.',
    replace: [
      ['slice(2, 0, rows, stride)', 'slice(2, Math.min(1, stride - 1), rows, stride)'],
      ['slice(3, 0, columns, stride)', 'slice(3, Math.min(1, stride - 1), columns, stride)'],
    ],
  },
  'rows-only': {
    why: 'Thinks of the rows and forgets the columns.',
    replace: [['.slice(3, 0, columns, stride)', '']],
  },
  'zeros-in-front': {
    why: 'Puts the zeros before the channels.',
    replace: [['concat([cells, missing], 1)', 'concat([missing, cells], 1)']],
  },
  averages: {
    why: 'Averages the cells of each step, as later networks do.',
    replace: [
      [
        'x.slice(2, 0, rows, stride).slice(3, 0, columns, stride)',
        'x.pad([[0, 0], [0, 0], [0, (stride - (rows % stride)) % stride], [0, (stride - (columns % stride)) % stride]]).avgPool2d(stride)',
      ],
    ],
  },
  'repeats-channels': {
    why: 'Fills up with copies of the channels, so that the sum counts them twice.',
    replace: [
      [
        'const missing = zeros([batch, channels - inChannels, height, width], { dtype: x.dtype })',
        'const missing = concat([cells.slice(1, 0, Math.min(inChannels, channels - inChannels)), zeros([batch, Math.max(0, channels - 2 * inChannels), height, width], { dtype: x.dtype })], 1)',
      ],
    ],
  },
  'no-gradient': {
    why: 'Reads the numbers and makes a new tensor of them: nothing comes back.',
    replace: [
      ['return concat([cells, missing], 1)', 'return concat([cells.detach(), missing], 1).add(x.sum().mul(0))'],
    ],
  },
})
