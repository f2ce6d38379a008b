import { wrong } from '#exercises'

export default wrong({
  'cut-anew': {
    why: 'Repairs the loud mistake, sees the shape that is wanted, and does not ask what lies in it.',
    replace: [
      ['[count, height, width, 3]', '[count, 3, height, width]'],
      ['.permute([0, 3, 1, 2])', ''],
    ],
  },
  'rows-for-columns': {
    why: 'Brings the channels to the front, and turns every picture on its side.',
    replace: [['permute([0, 3, 1, 2])', 'permute([0, 3, 2, 1])']],
  },
  'nothing-between': {
    why: 'Puts relu at the end, where it stands in front of the pooling, and leaves the place between the convolutions empty.',
    replace: [
      [
        `new nn.Conv2d(3, 6, 3, random),
    new nn.ReLU(),`,
        'new nn.Conv2d(3, 6, 3, random),',
      ],
    ],
  },
  'size-of-padding': {
    why: 'Counts the picture as large as before: right with padding, which is not there.',
    replace: [['6 * 2 * 2', '6 * 4 * 4']],
  },
  'no-pooling-counted': {
    why: 'Subtracts what the filters take, adds the padding of one of them only, and counts on the error message to say the rest.',
    replace: [['6 * 2 * 2', '6 * 3 * 3']],
  },
  'not-scaled': {
    why: 'Leaves the bytes as they are while moving them around.',
    replace: [['.div(255)', '']],
  },
})
