import { wrong } from '#exercises'

export default wrong({
  'first-slope-only': {
    why: 'Takes the slopes at the start for every step.',
    replace: [['(gradient,', '(() => gradient(start),']],
  },
  'in-place': {
    why: 'Moves the given numbers in place: all points of the path are the same list.',
    replace: [
      [
        'return at.map((value, i) => value - learningRate * slopes[i])',
        `slopes.forEach((slope, i) => (at[i] -= learningRate * slope))
  return at`,
      ],
    ],
  },
  'one-after-the-other': {
    why: 'Asks for the gradient anew after each parameter: later slopes are those of another place.',
    replace: [
      [
        `slopes = gradient(at)
  return at.map((value, i) => value - learningRate * slopes[i])`,
        `next = [...at]
  for (let i = 0; i < at.length; i++) next[i] -= learningRate * gradient(next)[i]
  return next`,
      ],
    ],
  },
  'start-left-out': {
    why: 'The path begins after the first step, so it is one point short.',
    replace: [['return path', 'return path.slice(1)']],
  },
  uphill: {
    why: 'Adds the slope: climbs instead of descending.',
    replace: [['value - learningRate', 'value + learningRate']],
  },
})
