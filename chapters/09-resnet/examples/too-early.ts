import { accuracy, crossEntropy, nn, noGrad, optim, randn, Random, tensor, type Tensor } from 'chalkgrad'

const random = new Random(1)
const x = randn([200, 4], random).mul(20).add(100) // far from 0, as pixels of 0 to 255 are
const y = tensor(Int32Array.from(x.select(1, 0).data(), (value) => Number(value > 100)))
const model = new nn.Sequential(new nn.BatchNorm1d(4), new nn.Linear(4, 2, random))
const optimizer = new optim.Adam(model.parameters(), { learningRate: 0.3 })
const percent = (logits: Tensor) => `${(100 * accuracy(logits, y)).toFixed(0)} %`.padStart(5)
const { running_mean } = model.layers[0] as nn.BatchNorm1d

let logits = y
for (let step = 1; step <= 40; step++) {
  logits = model.train().forward(x)
  optimizer.zeroGrad()
  crossEntropy(logits, y).backward()
  optimizer.step()
  if (![5, 15, 40].includes(step)) continue
  const inUse = noGrad(() => model.eval().forward(x))
  console.log(
    `step ${step}:`.padEnd(9),
    'running mean', running_mean.data()[0].toFixed(0).padStart(3),
    '  right: in training', percent(logits), ' in use', percent(inUse),
  ) // prettier-ignore
}
