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
    why: 'The distance is cut off at delta before the square: far errors have no gradient at all.',
    replace: [['mul(d.sub(c.mul(0.5)))', 'square().mul(0.5)']],
  },
  'delta-always-one': {
    why: 'delta is read and then ignored.',
    replace: [['0, delta)', '0, 1)']],
  },
  'no-absolute-value': {
    why: 'The distance keeps its sign, so a prediction that is too low costs nothing.',
    replace: [['targets).abs()', 'targets)']],
  },
  'no-half': {
    why: 'Writes the square as d²; its half is what meets the line at delta.',
    replace: [['sub(c.mul(0.5)', 'mul(2).sub(c']],
  },
  'step-at-delta': {
    why: 'The line lacks its −½·delta: the loss jumps where the pieces meet.',
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
