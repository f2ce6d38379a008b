import { wrong } from '#exercises'

export default wrong({
  'foretells-what-it-reads': {
    why: 'Counts a day too few: with ahead 1 the target is the last of the inputs.',
    replace: [['i + history - 1 + ahead', 'i + history - 2 + ahead']],
  },
  'a-day-too-far': {
    why: 'Counts from the day behind the window.',
    replace: [['i + history - 1 + ahead', 'i + history + ahead']],
  },
  'ahead-forgotten': {
    why: 'Always foretells the next day.',
    replace: [['i + history - 1 + ahead', 'i + history + 0 * ahead']],
  },
  'last-window-lost': {
    why: 'Stops one window too early.',
    replace: [
      [
        'for (let i = 0; foretold(i, history, ahead) < rows.length; i++)',
        'for (let i = 0; foretold(i, history, ahead) < rows.length - 1; i++)',
      ],
    ],
  },
  'side-by-side': {
    why: 'Lets the next window begin where this one ends.',
    replace: [['< rows.length; i++', '< rows.length; i += history']],
  },
  'same-rows': {
    why: 'Hands out the rows themselves.',
    replace: [['.map((row) => [...row])', ' as number[][]']],
  },
  'by-the-first-day': {
    why: 'Puts a window where it begins: its target may lie in the next part.',
    replace: [['const day = foretold(i, history, ahead)', 'const day = i']],
  },
  'by-the-last-input': {
    why: 'Puts a window where its inputs end, and the target of the last one is a day of the next part.',
    replace: [['const day = foretold(i, history, ahead)', 'const day = i + history - 1']],
  },
  'scale-of-all': {
    why: 'Takes all days, which is more data.',
    replace: [['rows.slice(0, end)', 'rows.slice(0, Math.max(end, rows.length))']],
  },
  'divided-by-n-minus-1': {
    why: 'Estimates the deviation of all days there could be.',
    replace: [
      [
        'Math.sqrt(average(column.map((value) => (value - mean[feature]) ** 2)))',
        'Math.sqrt((average(column.map((value) => (value - mean[feature]) ** 2)) * column.length) / (column.length - 1))',
      ],
    ],
  },
  'deviation-of-zero': {
    why: 'Leaves the deviation 0 where nothing changes, and somebody will divide by it.',
    replace: [['if (column.every((value) => value === column[0])) return 1', '']],
  },
})
