import { wrong } from '#exercises'

export default wrong({
  'anything-broadcasts': {
    why: 'Does not check shapes and delta, because broadcasting makes something of everything.',
    replace: [
      [
        `ArgumentError } from 'chalkgrad/errors'
import { reduceLoss, sameShapes`,
        'reduceLoss',
      ],
      [
        `sameShapes('huberLoss', predictions, targets)
  if (!(delta > 0)) throw new ArgumentError(\`huberLoss: delta must be above 0, got \${delta}\`)`,
        '',
      ],
    ],
  },
  'clipped-square': {
    why: 'Thinks that to limit an outlier is to cut off its distance: far errors have no gradient at all.',
    replace: [['mul(d.sub(c.mul(0.5)))', 'square().mul(0.5)']],
  },
  'delta-always-one': {
    why: 'Takes the 1 of the example for the formula, and never uses delta.',
    replace: [['0, delta)', '0, 1)']],
  },
  'no-absolute-value': {
    why: 'Knows that a square loses the sign, and forgets that a line does not: a prediction that is too low costs nothing.',
    replace: [['targets).abs()', 'targets)']],
  },
  'no-half': {
    why: 'Writes the square as in the mean squared error; its half is what meets the line at delta.',
    replace: [['sub(c.mul(0.5)', 'mul(2).sub(c']],
  },
  'step-at-delta': {
    why: 'Takes delta·d for the line, which has the right slope: the loss jumps where the pieces meet.',
    replace: [
      [
        "'chalkgrad/errors'",
        `'chalkgrad/errors'
import { where } from 'chalkgrad/ops/where'`,
      ],
      ['c.mul(d.sub(c.mul(0.5)', 'where(d.lessEqual(delta), d.square().mul(0.5), d.mul(delta'],
    ],
  },
})
