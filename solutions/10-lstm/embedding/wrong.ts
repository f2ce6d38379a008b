import { wrong } from '#exercises'

export default wrong({
  'zero-is-no-padding': {
    why: 'Asks whether there is a padding, and 0 says no.',
    replace: [['this.paddingIndex === undefined', '!this.paddingIndex']],
  },
  'always-zero': {
    why: 'Takes 0 for the padding where none was named.',
    replace: [
      ['    if (this.paddingIndex === undefined) return rows\n', ''],
      ['numbers.equal(this.paddingIndex)', 'numbers.equal(this.paddingIndex ?? 0)'],
    ],
  },
  'padding-forgotten': {
    why: 'Gives the padding its row, which is zeros only as long as nobody writes there.',
    replace: [['this.paddingIndex === undefined', 'this.paddingIndex !== -1']],
  },
  'multiplies-by-the-mask': {
    why: 'Multiplies by 0 and 1: what is not a number stays so.',
    replace: [
      [
        'rows.maskedFill(numbers.equal(this.paddingIndex).unsqueeze(-1), 0)',
        'rows.mul(numbers.equal(this.paddingIndex).logicalNot().cast(rows.dtype).unsqueeze(-1))',
      ],
    ],
  },
  'one-axis': {
    why: 'Thinks of a list of words, and leaves the answer a list of rows.',
    replace: [['.reshape([...numbers.shape, this.weight.shape[1]])', '']],
  },
  columns: {
    why: 'Picks along the other axis, which works where there are as many columns as words.',
    replace: [['.indexSelect(0,', '.indexSelect(this.weight.shape[0] === 2 ? 1 : 0,']],
  },
  'each-word-once': {
    why: 'Picks each word once and copies its row as values to the other places: only one of them learns.',
    replace: [
      [
        '      .reshape([...numbers.shape, this.weight.shape[1]])',
        `      .mul(tensor([...numbers.data()].map((n, i, all) => [Number(all.indexOf(n) === i)]), { shape: [numbers.size, 1], dtype: this.weight.dtype }))
      .add(this.weight.detach().indexSelect(0, numbers.reshape([numbers.size])).mul(tensor([...numbers.data()].map((n, i, all) => [Number(all.indexOf(n) !== i)]), { shape: [numbers.size, 1], dtype: this.weight.dtype })))
      .reshape([...numbers.shape, this.weight.shape[1]])`,
      ],
      [
        "import type { Dtype, Random, Tensor } from 'chalkgrad'",
        "import { tensor, type Dtype, type Random, type Tensor } from 'chalkgrad'",
      ],
    ],
  },
})
