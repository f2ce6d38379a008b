import { wrong } from '#exercises'

export default wrong({
  reversed: {
    why: 'Turns the list around instead of the mapping.',
    replace: [['order.map((_, axis) => order.indexOf(axis)', '[...order].reverse(']],
  },
  'same-order': {
    why: 'Permutes with the same order again: right for swaps, wrong for three axes going round.',
    replace: [['order.map((_, axis) => order.indexOf(axis))', '[...order]']],
  },
  sorted: {
    why: 'Sorts the axes, as if a gradient did not have to move at all.',
    replace: [['order.map((_, axis) => order.indexOf(axis)', '[...order].sort((a, b) => a - b']],
  },
  twice: {
    why: 'Applies the order twice.',
    replace: [['_, axis) => order.indexOf(axis)', 'axis) => order[axis]']],
  },
})
