import { wrong } from '#exercises'

export default wrong({
  'drops-the-newest': {
    why: 'Takes the line off the end where lines are added: the one used last is dropped.',
    replace: [['lines.shift(', 'lines.pop(']],
  },
  'first-in-first-out': {
    why: 'Moves nothing when a line is used again, so that the oldest goes, not the one unused longest.',
    replace: [['lines.splice(at, 1)', 'continue']],
  },
  'no-limit': {
    why: 'Remembers every line that was ever read: the cache never gets full.',
    replace: [['if (lines.length === capacity) lines.shift()', '']],
  },
  'places-not-lines': {
    why: 'Looks for the place itself, as if each number were fetched alone.',
    replace: [['Math.floor(place / perLine)', 'place']],
  },
  'rounds-up': {
    why: 'Rounds to the nearest line instead of down.',
    replace: [['Math.floor(', 'Math.round(']],
  },
  'strides-swapped': {
    why: 'Takes the number of rows for the step from row to row; it is the number of columns.',
    replace: [['i * columns +', 'i * rows +']],
  },
})
