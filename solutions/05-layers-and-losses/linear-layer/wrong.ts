import { wrong } from '#exercises'

export default wrong({
  'bias-each-input': {
    why: 'The bias is added once for every input.',
    replace: [['= bias[o]', '= 0'], ['] * row[i]', '] * row[i] + bias[o]']],
  },
  'first-sample': {
    why: 'Every sample gets the answer of the first.',
    replace: [['+= sample', '+= x[0]']],
  },
  'no-bias': {
    why: 'The bias is forgotten.',
    replace: [['= bias[o]', '= 0']],
  },
  transposed: {
    why: 'The weight is read as (in, out).',
    replace: [[`weight.map((row, o) => {
      let sum = bias[o]
      for (let i = 0; i < row.length; i++) sum += sample[i] * row[i]
      return sum
    }`, 'bias.map((b, o) => sample.reduce((sum, value, i) => sum + value * (weight[i]?.[o] ?? 0), b)']],
  },
})
