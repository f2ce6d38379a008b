import { accuracy, crossEntropy, Random, nn, oneHot, optim, rand, randn, steps } from 'chalkgrad'

// Ten classes that are easy to tell apart: ten places in space, with a little noise around each.
const random = new Random(1)
const digits = rand([500], random).mul(10).cast('int32')
const x = oneHot(digits, 10).add(randn([500, 10], random).mul(0.2))

const one = new nn.Linear(10, 1, random)
const optimizerOfOne = new optim.SGD(one.parameters(), { learningRate: 0.5 })
for (const step of steps(301)) {
  const logit = one.forward(x).squeeze(1)
  // The formula of bceWithLogits, which itself refuses targets like 7.
  const loss = logit.softplus().sub(logit.mul(digits.cast('float32'))).mean()
  if (step % 100 === 0) {
    const answers = logit.sigmoid().add(0.5).cast('int32') // 0 or 1, whatever the picture shows
    const right = answers.equal(digits).cast('float32').mean().item()
    console.log(`one sigmoid: step ${step}, loss ${loss.item().toFixed(1)}, ${(100 * right).toFixed(0)} % right`)
  }
  optimizerOfOne.zeroGrad()
  loss.backward()
  optimizerOfOne.step()
}

const ten = new nn.Linear(10, 10, random)
const optimizerOfTen = new optim.SGD(ten.parameters(), { learningRate: 0.5 })
for (const step of steps(301)) {
  const logits = ten.forward(x)
  const loss = crossEntropy(logits, digits)
  if (step % 100 === 0) {
    console.log(
      `ten logits: step ${step}, loss ${loss.item().toFixed(2)}, ${(100 * accuracy(logits, digits)).toFixed(0)} % right`,
    )
  }
  optimizerOfTen.zeroGrad()
  loss.backward()
  optimizerOfTen.step()
}
