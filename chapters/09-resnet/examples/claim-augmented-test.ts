import { accuracy, augment, crossEntropy, nn, noGrad, optim, rand, Random, tensor, zeros } from 'chalkgrad' // prettier-ignore

// Pictures of noise with a bar of three bright cells near the border, lying or standing.
const random = new Random(1)
const pictures = (count: number) => {
  const bars = zeros([count, 1, 8, 8])
  const kinds = Array.from({ length: count }, (_, i) => i % 2)
  kinds.forEach((kind, i) => {
    const [along, across] = [random.integer(6), random.integer(2) * 7]
    const rows = kind === 0 ? [across, across + 1] : [along, along + 3]
    const columns = kind === 0 ? [along, along + 3] : [across, across + 1]
    bars.slice(0, i, i + 1).slice(2, rows[0], rows[1]).slice(3, columns[0], columns[1]).fill_(0.5) // prettier-ignore
  })
  return { x: rand([count, 1, 8, 8], random).mul(0.5).add(bars), y: tensor(kinds, { dtype: 'int32' }) } // prettier-ignore
}

const change = augment.sequence(augment.crop({ padding: 2 }), augment.flip())
const model = new nn.Sequential(
  new nn.Conv2d(1, 8, 3, random, { padding: 1, bias: false }),
  new nn.BatchNorm2d(8),
  new nn.ReLU(),
  new nn.GlobalAveragePool(),
  new nn.Linear(8, 2, random),
)
const optimizer = new optim.Adam(model.parameters(), { learningRate: 0.03 })
const seen = pictures(100)
for (let step = 0; step < 80; step++) {
  optimizer.zeroGrad()
  crossEntropy(model.forward(change(seen.x, random)), seen.y).backward()
  optimizer.step()
}

model.eval()
const test = pictures(400)
const mirrored = test.x.indexSelect(3, [7, 6, 5, 4, 3, 2, 1, 0])
const answer = (x: typeof mirrored) => noGrad(() => model.forward(x).softmax(1))
const percent = (probabilities: typeof mirrored) =>
  `${(100 * accuracy(probabilities, test.y)).toFixed(1)} %`
console.log('changed as in training:  ', [1, 2, 3].map(() => percent(answer(change(test.x, random)))).join(', ')) // prettier-ignore
console.log('as they are:             ', percent(answer(test.x)))
console.log('and their mirror images: ', percent(answer(test.x).add(answer(mirrored))))
