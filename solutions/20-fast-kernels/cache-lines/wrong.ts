import { wrong } from '#exercises'

export default wrong({
  'drops-the-newest': {
    why: 'Drops the line that was used last.',
    replace: [['lines.shift(', 'lines.pop(']],
  },
  'first-in-first-out': {
    why: 'A line that is used again keeps its old place in the list.',
    replace: [['lines.splice(at, 1)', 'continue']],
  },
  'no-limit': {
    why: 'The cache is as large as it needs to be.',
    replace: [['if (lines.length === capacity) lines.shift()', '']],
  },
  'places-not-lines': {
    why: 'Counts places, as if a line were one number.',
    replace: [['Math.floor(place / perLine)', 'place']],
  },
  'rounds-up': {
    why: 'Rounds to the nearest line.',
    replace: [['Math.floor(', 'Math.round(']],
  },
  'strides-swapped': {
    why: 'Down the columns with the number of rows as the stride.',
    replace: [['i * columns +', 'i * rows +']],
  },
})
