import { wrong } from '#exercises'

export default wrong({
  'diagonal-only': {
    why: 'Takes w and b for two parabolas, each by itself, which they are only where x is centered.',
    replace: [
      ['[[a, c], [, d]]', '[[a], [, d]]'],
      ['Math.hypot((a - d) / 2, c)', 'Math.abs(a - d) / 2'],
    ],
  },
  'forgot-the-two': {
    why: 'Takes mean(x²) for the curvature, as if differentiating a square twice left no 2.',
    replace: [
      ['= 2 * mean', '= mean'],
      ['[2 * mean', '[mean'],
      ['both, 2],', 'both, 1],'],
    ],
  },
  'one-over-lambda': {
    why: 'Knows 1/λ as the best rate, where one step jumps to the bottom: stable, but not the largest.',
    replace: [['return 2 /', 'return 1 /']],
  },
  'smallest-curvature': {
    why: 'Thinks of the slowest direction, the flat one: it allows a rate at which the steep one explodes.',
    replace: [['const [largest', 'const [, largest']],
  },
  'variance-for-square': {
    why: 'Has centered so often that the spread of x stands for its mean square.',
    replace: [['value * value', '(value - mean(x)) ** 2']],
  },
  'by-magnitude': {
    why: 'Takes the largest for the one that is furthest from 0, as a curvature is always above 0 here.',
    replace: [
      [
        'return [middle + half, middle - half]',
        'return middle < 0 ? [middle - half, middle + half] : [middle + half, middle - half]',
      ],
    ],
  },
})
