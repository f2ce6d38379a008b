import { wrong } from '#exercises'

export default wrong({
  'reshaped-pictures': {
    why: 'Asks for the shape that is wanted, and gets it: the numbers are cut anew, and pixels become confetti.',
    replace: [['x.permute([0, 3, 1, 2])', 'x.reshape([x.shape[0], x.shape[3], x.shape[1], x.shape[2]])']],
  },
  'transposed-pictures': {
    why: 'Brings the channels to the front, and turns rows and columns round on the way.',
    replace: [['[0, 3, 1, 2]', '[0, 3, 2, 1]']],
  },
  'reversed-kernel': {
    why: 'Turns the order of all axes round: (height, width, in, out) backward is (out, in, width, height).',
    replace: [['kernel.permute([3, 2, 0, 1])', 'kernel.permute([3, 2, 1, 0])']],
  },
  'in-and-out-swapped': {
    why: 'Moves both channel axes to the front and leaves their order.',
    replace: [['kernel.permute([3, 2, 0, 1])', 'kernel.permute([2, 3, 0, 1])']],
  },
  'transposed-dense': {
    why: 'Knows that Linear keeps (out, in) and Dense (in, out), and transposes; the order of the inputs is another matter.',
    replace: [
      [
        `const apart = kernel.reshape([height, width, channels, -1])
  const ordered = apart.permute([3, 2, 0, 1]).clone()
  return ordered.reshape(`,
        'return kernel.transpose().clone().reshape(',
      ],
    ],
  },
  'cut-in-our-order': {
    why: 'Cuts the inputs up in the order that is wanted, and not in that in which they lie.',
    replace: [
      ['kernel.reshape([height, width, channels, -1])', 'kernel.reshape([channels, height, width, -1])'],
      ['apart.permute([3, 2, 0, 1])', 'apart.permute([3, 0, 1, 2])'],
    ],
  },
})
