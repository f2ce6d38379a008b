import { wrong } from '#exercises'

export default wrong({
  'down-for-right': {
    why: 'Takes down for the columns and right for the rows.',
    replace: [['down]?.[x - right', 'right]?.[x - down']],
  },
  'in-place': {
    why: 'Reverses the rows of the image that it was given.',
    replace: [['=> [...row]', '=> row']],
  },
  'other-way': {
    why: 'Moves up for down, and left for right.',
    replace: [['- down]?.[x -', '+ down]?.[x +']],
  },
  'square-too-large': {
    why: 'The square has one row and one column too many.',
    replace: [['< top + size && x >= left && x <', '<= top + size && x >= left && x <=']],
  },
  'upside-down': {
    why: 'Exchanges top and bottom.',
    replace: [['image.map((row) => [...row].reverse()', '[...image].reverse(']],
  },
  'wraps-around': {
    why: 'What leaves on one side comes back on the other.',
    replace: [['y - down]?.[x - right', '(y - down + image.length) % image.length][(x - right + row.length) % row.length']],
  },
})
