import { wrong } from '#exercises'

export default wrong({
  'without-the-diagonal': {
    why: 'Takes "before it" at its word: a token does not see itself.',
    replace: [['toTheRight(x).lessEqual(diagonal)', 'toTheRight(x).less(diagonal)']],
  },
  'diagonal-forgotten': {
    why: 'Compares with 0.',
    replace: [['toTheRight(x).greaterEqual(diagonal)', 'toTheRight(x).greaterEqual(0)']],
  },
  'the-other-way': {
    why: 'Subtracts the columns from the rows.',
    replace: [['columns.sub(rows.unsqueeze(1))', 'rows.unsqueeze(1).sub(columns)']],
  },
  'by-a-product': {
    why: 'Multiplies by a mask of 0 and 1: ∞ · 0 is NaN.',
    replace: [['where(toTheRight(x).lessEqual(diagonal), x, 0)', 'x.mul(toTheRight(x).lessEqual(diagonal).cast(x.dtype))']], // prettier-ignore
  },
  'square-only': {
    why: 'Takes the rows for both sizes.',
    replace: [['x.shape.slice(-2).map((size) =>', '[x.shape[x.rank - 2], x.shape[x.rank - 2]].map((size) =>']],
  },
})
