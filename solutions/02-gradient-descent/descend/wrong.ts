import { wrong } from '#exercises'

export default wrong({
  'first-slope-only': {
    why: 'Thinks of the gradient as a direction that is found once, at the start.',
    replace: [['(gradient,', '(() => gradient(start),']],
  },
  'in-place': {
    why: 'Writes -= as in a training loop: all points of the path are the same list then.',
    replace: [
      [
        'return at.map((value, i) => value - learningRate * slopes[i])',
        `slopes.forEach((slope, i) => (at[i] -= learningRate * slope))
  return at`,
      ],
    ],
  },
  'one-after-the-other': {
    why: 'Thinks that the newest numbers are the best ones: later slopes are then those of another place.',
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
    why: 'Thinks of the path as what the steps lead to, and forgets where it began.',
    replace: [['return path', 'return path.slice(1)']],
  },
  uphill: {
    why: 'Reads "along the gradient" and adds it; the gradient points uphill.',
    replace: [['value - learningRate', 'value + learningRate']],
  },
  'stops-where-flat': {
    why: 'Thinks that nothing is left to do where the slopes are 0, and hands out a shorter path.',
    replace: [
      [
        'path.push(step(gradient, path[i], learningRate))',
        `{
    if (gradient(path[i]).every((slope) => slope === 0)) break
    path.push(step(gradient, path[i], learningRate))
  }`,
      ],
    ],
  },
})
