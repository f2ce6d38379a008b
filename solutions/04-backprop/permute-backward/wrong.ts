import { wrong } from '#exercises'

export default wrong({
  reversed: {
    why: 'Thinks that undoing is going backward, and turns the list around instead of the mapping.',
    replace: [['order.map((_, axis) => order.indexOf(axis)', '[...order].reverse(']],
  },
  'same-order': {
    why: 'Tries a swap, which undoes itself; three axes going round do not.',
    replace: [['order.map((_, axis) => order.indexOf(axis))', '[...order]']],
  },
  sorted: {
    why: 'Wants the axes in order again, and sorts their numbers: no element moves.',
    replace: [['order.map((_, axis) => order.indexOf(axis)', '[...order].sort((a, b) => a - b']],
  },
  twice: {
    why: 'Thinks that the same table, read once more, leads back.',
    replace: [['_, axis) => order.indexOf(axis)', 'axis) => order[axis]']],
  },
  'sorted-as-text': {
    why: 'Sorts pairs of axis and place, a fine idea; sort() without a comparison sorts as text, 10 before 2.',
    replace: [
      [
        'order.map((_, axis) => order.indexOf(axis))',
        'order.map((axis, place) => [axis, place]).sort().map(([, place]) => place)',
      ],
    ],
  },
})
