import { wrong } from '#exercises'

export default wrong({
  'fan-out': {
    why: 'Reads the shape as (in, out), as many other books lay it out: He takes the fan-out for the fan-in.',
    replace: [
      [').fanIn))', ').fanOut))'],
      [').fanIn),', ').fanOut),'],
    ],
  },
  'linear-only': {
    why: 'Thinks of linear layers only: axes after the second are ignored.',
    replace: [['shape.slice(2).reduce((n, size) => n * size, 1)', '1']],
  },
  'not-centered': {
    why: 'Stretches [0, 1) to the right width, and forgets to move it: the mean is not 0.',
    replace: [['.sub(limit)', '']],
  },
  'own-seed': {
    why: 'Wants the same weights in every run, and makes a generator of its own: all layers begin alike.',
    replace: [
      ['{ Random,', '{'],
      [
        "'chalkgrad'",
        `'chalkgrad'
import { Random } from 'chalkgrad/random/random'`,
      ],
      ['return randn(shape, random).mul(Math.sqrt(2 / (', 'return randn(shape, new Random(1)).mul(Math.sqrt(2 / ('],
      [
        'return randn(shape, random).mul(Math.sqrt(2 / fans',
        'return randn(shape, new Random(1)).mul(Math.sqrt(2 / fans',
      ],
      ['rand(shape, random)', 'rand(shape, new Random(1))'],
    ],
  },
  'uniform-limit': {
    why: 'Takes the standard deviation for the limit, as for a normal number: the variance is a third of what it should be.',
    replace: [
      ['sqrt(6 / (', 'sqrt(2 / ('],
      ['sqrt(6 / fans', 'sqrt(2 / fans'],
    ],
  },
  'variance-for-scale': {
    why: 'Multiplies by what the task names, the variance; its root is what stretches a number.',
    replace: [
      [').mul(Math.sqrt(2 / (', ').mul((2 / ('],
      [').mul(Math.sqrt(2 / fans', ').mul((2 / fans'],
    ],
  },
  'uniform-for-normal': {
    why: 'Thinks that the variance is all that matters, and draws the normal ones like the uniform ones.',
    replace: [['return randn(shape, random).mul(Math.sqrt(2 / fans(shape).fanIn))', 'return heUniform(shape, random)']],
  },
})
