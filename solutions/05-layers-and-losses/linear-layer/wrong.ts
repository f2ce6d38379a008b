import { wrong } from '#exercises'

export default wrong({
  'bias-each-input': {
    why: 'Adds the bias inside the loop over the inputs: once for every one.',
    replace: [
      ['= bias[o]', '= 0'],
      ['] * row[i]', '] * row[i] + bias[o]'],
    ],
  },
  'first-sample': {
    why: "Indexes with 0 where the sample's number belongs: every sample gets the answer of the first.",
    replace: [['+= sample', '+= x[0]']],
  },
  'no-bias': {
    why: 'Writes the matrix product and stops: the bias is forgotten.',
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
