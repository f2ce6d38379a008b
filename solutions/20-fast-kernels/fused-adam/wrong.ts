import { wrong } from '#exercises'

export default wrong({
  'correction-kept': {
    why: 'Writes the corrected averages back, because they are at hand: each step corrects them again.',
    replace: [
      ['m[i] = mi', 'm[i] = mi / correction1'],
      ['v[i] = vi', 'v[i] = vi / correction2'],
    ],
  },
  'first-step-forever': {
    why: 'Takes the correction from the first step, where βᵗ is β, for all of them.',
    replace: [
      ['beta1 ** t', 'beta1'],
      ['beta2 ** t', 'beta2'],
    ],
  },
  'no-correction': {
    why: 'Leaves out the correction, forgetting that the averages began at 0.',
    replace: [
      ['- beta1 ** t', ''],
      ['- beta2 ** t', ''],
    ],
  },
  'old-moments': {
    why: 'Updates the averages last, as a note for the next step: this one uses those of the step before.',
    replace: [
      [
        `m[i] = mi
    v[i] = vi`,
        '',
      ],
      ['mi / correction1)) / (Math.sqrt(vi', 'm[i] / correction1)) / (Math.sqrt(v[i]'],
      [
        '+ epsilon)',
        `+ epsilon)
    m[i] = mi
    v[i] = vi`,
      ],
    ],
  },
  'reads-again': {
    why: 'Reads from the arrays wherever a number is needed: right, but g is read twice, m and v again.',
    replace: [
      [
        `gradient = g[i]
    const mi = beta1 * m[i] + (1 - beta1) * gradient`,
        'mi = beta1 * m[i] + (1 - beta1) * g[i]',
      ],
      ['gradient * gradient', 'g[i] * g[i]'],
      ['mi / correction1)) / (Math.sqrt(vi', 'm[i] / correction1)) / (Math.sqrt(v[i]'],
    ],
  },
  'slope-not-squared': {
    why: 'Copies the line of the first average: the second one lacks its square.',
    replace: [['gradient * gradient', 'gradient']],
  },
})
