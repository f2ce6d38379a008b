import { wrong } from '#exercises'

export default wrong({
  'correction-kept': {
    why: 'Writes the corrected averages back.',
    replace: [['m[i] = mi', 'm[i] = mi / correction1'], ['v[i] = vi', 'v[i] = vi / correction2']],
  },
  'first-step-forever': {
    why: 'Corrects as if every step were the first.',
    replace: [['beta1 ** t', 'beta1'], ['beta2 ** t', 'beta2']],
  },
  'no-correction': {
    why: 'Forgets that the averages began at 0.',
    replace: [['- beta1 ** t', ''], ['- beta2 ** t', '']],
  },
  'old-moments': {
    why: 'Steps with the averages of the step before.',
    replace: [[`m[i] = mi
    v[i] = vi`, ''], ['mi / correction1)) / (Math.sqrt(vi', 'm[i] / correction1)) / (Math.sqrt(v[i]'], ['+ epsilon)', `+ epsilon)
    m[i] = mi
    v[i] = vi`]],
  },
  'reads-again': {
    why: 'Right, but reads g twice, and m and v again after they are written.',
    replace: [[`gradient = g[i]
    const mi = beta1 * m[i] + (1 - beta1) * gradient`, 'mi = beta1 * m[i] + (1 - beta1) * g[i]'], ['gradient * gradient', 'g[i] * g[i]'], ['mi / correction1)) / (Math.sqrt(vi', 'm[i] / correction1)) / (Math.sqrt(v[i]']],
  },
  'slope-not-squared': {
    why: 'The second average without its square.',
    replace: [['gradient * gradient', 'gradient']],
  },
})
