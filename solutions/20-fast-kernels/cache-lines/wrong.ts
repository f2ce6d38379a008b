import { wrong } from '#exercises'

export default wrong({
  'drops-the-newest': {
    why: 'Takes from the end where it adds, as from a stack: the line used last is dropped.',
    replace: [['lines.shift(', 'lines.pop(']],
  },
  'first-in-first-out': {
    why: 'Thinks of a queue, in which nothing moves up: the oldest line goes, not the one unused longest.',
    replace: [['lines.splice(at, 1)', 'continue']],
  },
  'no-limit': {
    why: 'Thinks of a line as seen or not seen: the cache never gets full.',
    replace: [['if (lines.length === capacity) lines.shift()', '']],
  },
  'places-not-lines': {
    why: 'Thinks that a number is fetched alone, as a program reads it.',
    replace: [['Math.floor(place / perLine)', 'place']],
  },
  'rounds-up': {
    why: 'Rounds as one rounds numbers, to the nearest: a line begins with its first place.',
    replace: [['Math.floor(', 'Math.round(']],
  },
  'strides-swapped': {
    why: 'Hears "from row to row" and multiplies by the number of rows; the step is the number of columns.',
    replace: [['i * columns +', 'i * rows +']],
  },
})
