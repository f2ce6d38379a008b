import { nn, Random, tensor, type Tensor } from 'chalkgrad'

// All of width 1, so that each matrix is a number.
const query = tensor([[[0.5]]])
const keys = tensor([[[1], [-0.5]]])
const dot = new nn.DotProductAttention()
const general = new nn.GeneralAttention(1, 1, new Random(1))
general.loadStateDict({ 'key.weight': tensor([[4]]) })
const additive = new nn.AdditiveAttention(1, 1, 1, new Random(1))
additive.loadStateDict({
  'query.weight': tensor([[1]]),
  'key.weight': tensor([[1]]),
  'score.weight': tensor([[2]]),
})

const shown = (x: Tensor) => [...x.data()].map((n) => n.toFixed(3).padStart(6)).join(' ')
for (const [name, attention] of Object.entries({ dot, general, additive })) {
  const { weights } = attention.forward(query, keys)
  const scores = attention.scores(query, keys)
  console.log(name.padEnd(8), 'scores', shown(scores), ' weights', shown(weights))
}
