import { wrong } from '#exercises'

export default wrong({
  'reshape-alone': {
    why: 'Gives the wanted shape at once: the numbers of different words get mixed.',
    replace: [['x.permute([0, 2, 1, 3]).reshape(', 'x.reshape(']],
  },
  'cut-into-the-wanted-order': {
    why: 'Cuts the last axis as if a head had its numbers of all parts together.',
    replace: [
      ['[batch, time, parts, heads, all / parts / heads]', '[batch, time, heads, parts, all / parts / heads]'],
      ['permute([2, 0, 3, 1, 4])', 'permute([3, 0, 2, 1, 4])'],
    ],
  },
  'time-first': {
    why: 'Leaves the heads behind the words.',
    replace: [['permute([2, 0, 3, 1, 4])', 'permute([2, 0, 1, 3, 4])']],
  },
  'every-second-number': {
    why: 'Gives a head every second number instead of a part in one piece.',
    replace: [
      ['[batch, time, parts, heads, all / parts / heads]', '[batch, time, parts, all / parts / heads, heads]'],
      ['permute([2, 0, 3, 1, 4])', 'permute([2, 0, 4, 1, 3])'],
    ],
  },
})
