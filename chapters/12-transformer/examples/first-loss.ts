import { crossEntropy, nn, noGrad, Random, tensor } from 'chalkgrad'

// Before the first step: what does a GPT say, and what does one whose weights are twenty times as large?
const text = tensor([[7, 3, 3, 9, 1, 0, 5, 2]], { dtype: 'int32' })
const next = tensor([[3, 3, 9, 1, 0, 5, 2, 7]], { dtype: 'int32' })
for (const vocabulary of [27, 65, 50257]) {
  const gpt = new nn.GPT({ vocabulary, context: 8, layers: 2, heads: 2, width: 16 }, new Random(1))
  const loss = () => noGrad(() => crossEntropy(gpt.forward(text), next)).item().toFixed(3)
  const first = loss()
  noGrad(() => gpt.wte.weight.mul_(20))
  console.log(`${vocabulary} tokens: ln ${Math.log(vocabulary).toFixed(3)}, loss ${first}, with larger weights ${loss()}`)
}
