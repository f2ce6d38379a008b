import { crossEntropy, nn, noGrad, optim, Random, steps, tensor, type Tensor } from 'chalkgrad'

// Which digit comes next? Each text counts on from its first digit by ones or by twos, modulo 10,
// and nobody can know by which before the second digit.
const random = new Random(1)
function texts(count: number): { x: Tensor; y: Tensor } {
  const all = Array.from({ length: count }, () => {
    const [start, by] = [random.integer(10), 1 + random.integer(2)]
    return Array.from({ length: 7 }, (_, i) => (start + i * by) % 10)
  })
  const part = (from: number, to: number) => tensor(all.map((row) => row.slice(from, to)), { dtype: 'int32' }) // prettier-ignore
  return { x: part(0, 6), y: part(1, 7) }
}
for (const causal of [false, true]) {
  const parts = {
    digits: new nn.Embedding(10, 16, random),
    places: new nn.LearnedPositions(6, 16, random),
    reader: new nn.TransformerEncoder(16, 2, random, { layers: 1 }),
    head: new nn.Linear(16, 10, random),
  }
  const model = nn.compose(parts, ({ digits, places, reader, head }, x: Tensor) =>
    head.forward(reader.forward(places.forward(digits.forward(x)), { causal })),
  )
  const optimizer = new optim.Adam(model.parameters(), { learningRate: 0.01 })
  let trained = 0
  for (const _ of steps(150)) {
    const { x, y } = texts(16)
    optimizer.zeroGrad()
    const loss = crossEntropy(model.forward(x), y)
    loss.backward()
    optimizer.step()
    trained = loss.item()
  }
  // In use nobody has the next digits: the text ends where the question is.
  const { x, y } = texts(50)
  const used = [0, 1, 2, 3, 4, 5].map((t) =>
    noGrad(() => crossEntropy(model.forward(x.slice(1, 0, t + 1)).select(1, t), y.select(1, t))).item(),
  )
  const mean = used.reduce((sum, loss) => sum + loss, 0) / 6
  console.log(causal ? 'causal mask:' : 'no mask:    ', `${trained.toFixed(2)} in training, ${mean.toFixed(2)} in use`)
}
