import { wrong } from '#exercises'

export default wrong({
  'normalized-by-all': {
    why: 'Sees nothing wrong in a mean: it is no target.',
    replace: [['const known = series.slice(0, testFrom)', 'const known = series']],
  },
  'deviation-by-all': {
    why: 'Repairs the mean, and forgets the deviation.',
    replace: [
      ['average(known.map((value) => (value - mean) ** 2))', 'average(series.map((value) => (value - mean) ** 2))'],
    ],
  },
  'shuffled-first': {
    why: 'Shuffles all windows before the cut, as is right for pictures.',
    replace: [
      [
        `  const training = [...random.permutation(testFrom - history)].map((i) => windowOf(history + i))
  const test = series.slice(testFrom).map((_, i) => windowOf(testFrom + i))`,
        `  const all = [...random.permutation(series.length - history)].map((i) => windowOf(history + i))
  const [training, test] = [all.slice(0, testFrom - history), all.slice(testFrom - history)]`,
      ],
    ],
  },
  'own-day': {
    why: 'Ends the slice behind the target.',
    replace: [['scaled.slice(day - history, day)', 'scaled.slice(day - history + 1, day + 1)']],
  },
  'a-gap': {
    why: 'Leaves out yesterday as well, to be on the safe side.',
    replace: [['scaled.slice(day - history, day)', 'scaled.slice(Math.max(0, day - history - 1), day - 1)']],
  },
  'test-normalized-by-itself': {
    why: 'Normalizes the test by its own numbers, so that it does not touch those of the training.',
    replace: [
      [
        'const scaled = series.map((value) => (value - mean) / deviation)',
        'const later = average(series.slice(testFrom))\n  const scaled = series.map((value, day) => (value - (day < testFrom ? mean : later)) / deviation)',
      ],
    ],
  },
  'test-without-its-first-days': {
    why: 'Lets no window of the test read a known day: its first days are lost.',
    replace: [
      [
        'series.slice(testFrom).map((_, i) => windowOf(testFrom + i))',
        'series.slice(testFrom + history).map((_, i) => windowOf(testFrom + history + i))',
      ],
    ],
  },
  'test-shuffled': {
    why: 'Cuts at the right place, and shuffles both parts.',
    replace: [
      [
        'series.slice(testFrom).map((_, i) => windowOf(testFrom + i))',
        '[...random.permutation(series.length - testFrom)].map((i) => windowOf(testFrom + i))',
      ],
    ],
  },
  'one-window-over-the-edge': {
    why: 'Lets the training go on to the first day of the test.',
    replace: [['random.permutation(testFrom - history)', 'random.permutation(testFrom - history + 1)']],
  },
})
