import { wrong } from '#exercises'

export default wrong({
  'down-for-right': {
    why: 'Takes the first number for x and the second for y: down moves columns, right moves rows.',
    replace: [['down]?.[x - right', 'right]?.[x - down']],
  },
  'in-place': {
    why: 'Calls reverse() for a reversed list, and does not know that it turns the given one.',
    replace: [['=> [...row]', '=> row']],
  },
  'other-way': {
    why: 'Follows a pixel to where it goes, in a loop that asks where it comes from: everything moves the other way.',
    replace: [['- down]?.[x -', '+ down]?.[x +']],
  },
  'square-too-large': {
    why: 'Reads "from top to top + size" with both ends: one row and one column too many.',
    replace: [['< top + size && x >= left && x <', '<= top + size && x >= left && x <=']],
  },
  'upside-down': {
    why: 'Reverses the image as the list that it is, which is a list of rows: top and bottom change places.',
    replace: [['image.map((row) => [...row].reverse()', '[...image].reverse(']],
  },
  'wraps-around': {
    why: 'Uses a remainder to stay inside, so what leaves on one side comes back on the other.',
    replace: [
      ['y - down]?.[x - right', '(y - down + image.length) % image.length][(x - right + row.length) % row.length'],
    ],
  },
})
