import { wrong } from '#exercises'

export default wrong({
  'absolute-tolerance': {
    why: 'Chooses a wide tolerance to be safe from rounding: 0.947 passes for 1.',
    replace: [
      [') < 1e-3 *', ') < 0.3 *'],
      ["0.18 / 0.19) ? 'difference' : 'none'", "1) ? 'none' : 'difference'"],
    ],
  },
  exact: {
    why: 'Compares with ===, although the steps are computed with rounding.',
    replace: [['Math.abs(length - wanted) < 1e-3 *', 'length ===']],
  },
  'first-step-only': {
    why: 'Looks at the first step only, where three of the mistakes do not show.',
    replace: [
      ['first, second', 'first'],
      [
        `if (is(second, Math.SQRT1_2)) return 'sum'
  return is(second, 0.18 / 0.19) ? 'difference' :`,
        'return',
      ],
    ],
  },
  late: {
    why: 'Looks at the last step, where the correction has faded and the mistakes look alike.',
    replace: [
      ['[first, second]', 'lengths'],
      [
        'Mistake {',
        `Mistake {
  const [first, second] = [lengths[0], lengths[lengths.length - 1]]`,
      ],
    ],
  },
  'root-of-slope': {
    why: 'Thinks that a missing root leaves a step of 1/√slope; it leaves 1/slope.',
    replace: [['1 / slope)', '1 / Math.sqrt(slope))']],
  },
})
