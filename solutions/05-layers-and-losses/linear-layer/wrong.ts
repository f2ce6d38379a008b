import { wrong } from '#exercises'

export default wrong({
  'bias-each-input': {
    why: 'Reads "weight times input plus bias" as what happens for each input: the bias comes once for every one.',
    replace: [
      ['= bias[o]', '= 0'],
      ['] * row[i]', '] * row[i] + bias[o]'],
    ],
  },
  'first-sample': {
    why: 'Writes it for one sample, number 0, and puts the loop over the batch around it.',
    replace: [['+= sample', '+= x[0]']],
  },
  'no-bias': {
    why: 'Thinks of the layer as the matrix product, and stops there.',
    replace: [['= bias[o]', '= 0']],
  },
  transposed: {
    why: 'Reads the weight as (in, out), as many other books lay it out.',
    replace: [
      [
        `weight.map((row, o) => {
      let sum = bias[o]
      for (let i = 0; i < row.length; i++) sum += sample[i] * row[i]
      return sum
    }`,
        'bias.map((b, o) => sample.reduce((sum, value, i) => sum + value * (weight[i]?.[o] ?? 0), b)',
      ],
    ],
  },
})
