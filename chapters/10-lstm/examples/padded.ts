import { nn, noGrad, Random, tensor } from 'chalkgrad'

// Two texts in a batch; the second has two words, and padding behind them.
const random = new Random(1)
const words = new nn.Embedding(10, 4, random)
const lstm = new nn.LSTM(4, 3, random)
const batch = tensor([[5, 2, 8, 1], [3, 7, 0, 0]], { dtype: 'int32' }) // prettier-ignore
const alone = tensor([[3, 7]], { dtype: 'int32' })

noGrad(() => {
  const show = (name: string, values: ArrayLike<number>) =>
    console.log(name.padEnd(20), Array.from(values, (v) => v.toFixed(3)).join('  '))
  const last = (x: typeof batch, lengths?: number[]) =>
    lstm.forward(words.forward(x), { lengths }).state.hidden.select(0, 0)
  show('alone', last(alone).data())
  show('in the batch', last(batch).select(0, 1).data())
  show('with its length', last(batch, [4, 2]).select(0, 1).data())
})
