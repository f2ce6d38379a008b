import { wrong } from '#exercises'

export default wrong({
  'fan-out': {
    why: 'Mixes up which axis is in and which is out: He takes the fan-out for the fan-in.',
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
    why: 'uniform runs from 0 to 2·limit: the mean is not 0.',
    replace: [['.sub(limit)', '']],
  },
  'own-seed': {
    why: 'Ignores the generator it is given and always draws from a new one with seed 1.',
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
    why: 'The uniform ones use the standard deviation as their limit: the variance is a third of what it should be.',
    replace: [
      ['sqrt(6 / (', 'sqrt(2 / ('],
      ['sqrt(6 / fans', 'sqrt(2 / fans'],
    ],
  },
  'variance-for-scale': {
    why: 'Multiplies by the variance itself, not by its square root.',
    replace: [
      [').mul(Math.sqrt(2 / (', ').mul((2 / ('],
      [').mul(Math.sqrt(2 / fans', ').mul((2 / fans'],
    ],
  },
})
