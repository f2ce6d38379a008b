import { wrong } from '#exercises'

export default wrong({
  absolute: {
    why: 'Compares absolutely: no large gradient can pass.',
    replace: [
      [
        '1e-6): number',
        `1e-6,
): number`,
      ],
      ['const allowed = tolerance * Math.max(1, Math.abs(got), Math.abs(expected))', ''],
      ['<= allowed', '<= tolerance'],
    ],
  },
  'all-at-once': {
    why: 'Nudges all elements together: the sum of the gradient, everywhere.',
    replace: [
      ['return x.map((_, i) => {', ''],
      [
        `, j) => (j === i ? value + shift : value)))
    return`,
        `) => value + shift))
  return x.map(() =>`,
      ],
      [
        `epsilon)
  })
}`,
        `epsilon))
}`,
      ],
      [
        '1e-6): number',
        `1e-6,
): number`,
      ],
      ['const allowed =', 'return !(Math.abs(got - expected) <='],
      ['return !(Math.abs(got - expected) <= allowed', ''],
    ],
  },
  'changes-x': {
    why: 'Changes x and does not put it back: later elements are nudged at another point.',
    replace: [
      [
        `const at = (shift: number) => f(x.map((value, j) => (j === i ? value + shift : value)))
    return (at(epsilon) - at(-epsilon`,
        `x[i] += epsilon
    const up = f(x)
    x[i] -= 2 * epsilon
    return (up - f(x`,
      ],
      [
        '1e-6): number',
        `1e-6,
): number`,
      ],
      ['const allowed =', 'return !(Math.abs(got - expected) <='],
      ['return !(Math.abs(got - expected) <= allowed', ''],
    ],
  },
  half: {
    why: 'Divides by ε, although the two points are 2ε apart: twice the gradient.',
    replace: [
      ['(2 * epsilon)', 'epsilon'],
      [
        '1e-6): number',
        `1e-6,
): number`,
      ],
      ['const allowed =', 'return !(Math.abs(got - expected) <='],
      ['return !(Math.abs(got - expected) <= allowed', ''],
    ],
  },
  'nan-passes': {
    why: 'Asks whether the distance is too large: NaN never is.',
    replace: [
      [
        '1e-6): number',
        `1e-6,
): number`,
      ],
      ['const allowed =', 'return (Math.abs(got - expected) >'],
      ['return !(Math.abs(got - expected) <= allowed', ''],
    ],
  },
  'one-sided': {
    why: 'Takes a one-sided difference: its error falls with ε, not with ε².',
    replace: [
      ['-epsilon)) / (2 * epsilon)', '0)) / epsilon'],
      [
        '1e-6): number',
        `1e-6,
): number`,
      ],
      ['const allowed =', 'return !(Math.abs(got - expected) <='],
      ['return !(Math.abs(got - expected) <= allowed', ''],
    ],
  },
})
