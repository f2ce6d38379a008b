import { wrong } from '#exercises'

export default wrong({
  'down-for-right': {
    why: 'Takes the first number for x and the second for y: down moves columns, right moves rows.',
    replace: [['down]?.[x - right', 'right]?.[x - down']],
  },
  'in-place': {
    why: 'Calls reverse(), which turns the rows of the given image itself.',
    replace: [['=> [...row]', '=> row']],
  },
  'other-way': {
    why: 'Reads from where the pixel should go to, so that everything moves the other way.',
    replace: [['- down]?.[x -', '+ down]?.[x +']],
  },
  'square-too-large': {
    why: 'Includes both ends of the square: one row and one column too many.',
    replace: [['< top + size && x >= left && x <', '<= top + size && x >= left && x <=']],
  },
  'upside-down': {
    why: 'Reverses the list of rows, not each row: top and bottom change places.',
    replace: [['image.map((row) => [...row].reverse()', '[...image].reverse(']],
  },
  'wraps-around': {
    why: 'Uses a remainder to stay inside, so what leaves on one side comes back on the other.',
    replace: [
      ['y - down]?.[x - right', '(y - down + image.length) % image.length][(x - right + row.length) % row.length'],
    ],
  },
})
