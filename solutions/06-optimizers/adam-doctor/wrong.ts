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
      ['&& is(second, 1 / slope)', ''],
      [
        `if (is(second, Math.SQRT1_2)) return 'sum'
  return is(second, 0.18 / 0.19) ? 'difference' :`,
        'return',
      ],
    ],
  },
  'root-of-ten-is-enough': {
    why: 'Asks for √10 first, and thinks that only a missing correction begins so; for a slope of √0.1 a missing root does, too.',
    replace: [
      ["if (is(first, 1 / slope) && is(second, 1 / slope)) return 'no-root'", ''],
      [
        "return 'no-correction'",
        `return 'no-correction'
  if (is(first, 1 / slope)) return 'no-root'`,
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
    replace: [
      ['is(first, 1 / slope)', 'is(first, 1 / Math.sqrt(slope))'],
      ['is(second, 1 / slope)', 'is(second, 1 / Math.sqrt(slope))'],
    ],
  },
})
