import { Random, nn, ones } from 'chalkgrad'

const x = ones([100_000])
const dropout = new nn.Dropout(0.5, new Random(1))
const y = dropout.forward(x)
console.log(`training: ${y.slice(0, 0, 8)} … mean ${y.mean().item().toFixed(3)}`)
const undivided = y.notEqual(0)
console.log(`without the division: mean ${undivided.mean().item().toFixed(3)}`)
dropout.eval()
console.log(`in use: the same tensor? ${dropout.forward(x) === x}`)
