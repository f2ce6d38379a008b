import { accuracy, Batches, crossEntropy, Random, nn, noGrad, optim, rand, randn } from 'chalkgrad'

// Test "pictures" of pure noise with labels drawn by lot: nobody can be right more often than one time in ten.
const random = new Random(1)
const x = randn([200, 50], random)
const y = rand([200], random).mul(10).cast('int32')
const model = new nn.Sequential(new nn.Linear(50, 100, random), new nn.ReLU(), new nn.Linear(100, 10, random))
const optimizer = new optim.SGD(model.parameters(), { learningRate: 0.1 })

/** Copied from the training loop, with a count of the right answers added. */
function evaluateAsClaimed(): number {
  let right = 0
  for (const batch of new Batches(x, y, { batchSize: 20 })) {
    const logits = model.forward(batch.x)
    right += accuracy(logits, batch.y) * batch.y.size
    const loss = crossEntropy(logits, batch.y)
    optimizer.zeroGrad()
    loss.backward()
    optimizer.step()
  }
  return right / 200
}

const evaluate = () => noGrad(() => accuracy(model.forward(x), y))
const percent = (share: number) => `${(100 * share).toFixed(1)} %`

console.log('only looking, three times:    ', percent(evaluate()), percent(evaluate()), percent(evaluate()))
console.log(
  'as claimed, three times:      ',
  percent(evaluateAsClaimed()),
  percent(evaluateAsClaimed()),
  percent(evaluateAsClaimed()),
)
for (let i = 0; i < 30; i++) evaluateAsClaimed()
console.log('as claimed, thirty times more:', percent(evaluateAsClaimed()))
