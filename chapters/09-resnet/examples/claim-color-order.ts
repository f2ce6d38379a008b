import { accuracy, crossEntropy, nn, noGrad, optim, rand, Random, steps, tensor, zeros } from 'chalkgrad' // prettier-ignore

// Pictures of noise with a patch in one of three colors: fire is red, forest green, sea blue.
const random = new Random(1)
const pictures = (count: number) => {
  const x = rand([count, 3, 6, 6], random).mul(0.5)
  const kinds = Array.from({ length: count }, (_, i) => i % 3)
  const patch = zeros([count, 3, 6, 6])
  kinds.forEach((kind, i) => {
    const [top, left] = [random.integer(4), random.integer(4)]
    patch.slice(0, i, i + 1).slice(1, kind, kind + 1).slice(2, top, top + 3).slice(3, left, left + 3).fill_(0.3) // prettier-ignore
  })
  return { x: x.add(patch), y: tensor(kinds, { dtype: 'int32' }) }
}

const model = new nn.Sequential(
  new nn.Conv2d(3, 8, 3, random, { padding: 1, bias: false }),
  new nn.BatchNorm2d(8),
  new nn.ReLU(),
  new nn.GlobalAveragePool(),
  new nn.Linear(8, 3, random),
)
const optimizer = new optim.Adam(model.parameters(), { learningRate: 0.05 })
const seen = pictures(60)
for (const _ of steps(40)) {
  optimizer.zeroGrad()
  crossEntropy(model.forward(seen.x), seen.y).backward()
  optimizer.step()
}

model.eval()
const { x, y } = pictures(90)
const swapped = x.indexSelect(1, [2, 1, 0]) // blue, green, red: as OpenCV reads
for (const [name, images] of Object.entries({ 'red, green, blue': x, 'blue, green, red': swapped })) {
  const logits = noGrad(() => model.forward(images))
  const sure = logits.softmax(1).max(1).mean().item()
  console.log(name, ' right:', accuracy(logits, y).toFixed(2), ' mean confidence:', sure.toFixed(2)) // prettier-ignore
}
