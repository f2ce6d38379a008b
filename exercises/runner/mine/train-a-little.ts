// The program of the gate: XOR, a few small pictures, a residual block, short texts, a look back at them, and words that look at
// each other, some steps each, on the kernels named. Prints the losses of all, and whether each replacement was really loaded.
import { Random, crossEntropy, mseLoss, nn, optim, randn, steps, tensor, type Tensor } from 'chalkgrad'
import { chooseKernels } from 'chalkgrad/node/choose-kernels'
import { variable } from './redirect.ts'

chooseKernels(process.argv[2])
const random = new Random(1)

function xor(): number[] {
  const x = tensor([[0, 0], [0, 1], [1, 0], [1, 1]]) // prettier-ignore
  const y = tensor([[0], [1], [1], [0]])
  const model = new nn.Sequential(new nn.Linear(2, 8, random), new nn.Tanh(), new nn.Linear(8, 1, random))
  return train(model, 20, (model) => mseLoss(model.forward(x), y))
}

/** Convolutions and pooling, with padding, a stride and several channels. */
function pictures(): number[] {
  const x = randn([3, 2, 6, 6], random)
  const y = tensor([0, 1, 2], { dtype: 'int32' })
  const model = new nn.Sequential(
    new nn.Conv2d(2, 4, 3, random, { padding: 'same' }),
    new nn.ReLU(),
    new nn.MaxPool2d(2),
    new nn.Conv2d(4, 4, 2, random, { stride: 2, padding: 1, groups: 2 }),
    new nn.Flatten(),
    new nn.Linear(4 * 2 * 2, 3, random),
  )
  return train(model, 10, (model) => crossEntropy(model.forward(x), y))
}

/** Norms of both kinds, a skip connection, and an average at the end. */
function residual(): number[] {
  const x = randn([4, 2, 5, 5], random)
  const y = tensor([0, 1, 2, 1], { dtype: 'int32' })
  const conv = () => new nn.Conv2d(4, 4, 3, random, { padding: 1, bias: false })
  const branch = new nn.Sequential(conv(), new nn.BatchNorm2d(4), new nn.ReLU(), conv(), new nn.GroupNorm(2, 4))
  const model = new nn.Sequential(
    new nn.Conv2d(2, 4, 3, random, { padding: 1, bias: false }),
    new nn.BatchNorm2d(4),
    new nn.ReLU(),
    nn.compose({ branch }, ({ branch }, x: Tensor) => branch.forward(x).add(x)),
    new nn.GlobalAveragePool(),
    new nn.BatchNorm1d(4),
    new nn.Linear(4, 3, random),
  )
  return train(model, 8, (model) => crossEntropy(model.forward(x), y))
}

/** Words, and each kind of cell that reads them: texts of different lengths, and the second layer from the end, too. */
function texts(): number[] {
  const words = tensor([[1, 4, 2], [3, 1, 0], [2, 0, 0]], { dtype: 'int32' }) // prettier-ignore
  const lengths = [3, 2, 1]
  const y = tensor([0, 1, 1], { dtype: 'int32' })
  const parts = {
    embedding: new nn.Embedding(5, 3, random, { paddingIndex: 0 }),
    rnn: new nn.RNN(3, 4, random),
    lstm: new nn.LSTM(4, 4, random),
    gru: new nn.GRU(4, 4, random, { bidirectional: true }),
    head: new nn.Linear(4, 2, random),
  }
  const model = nn.compose(parts, ({ embedding, rnn, lstm, gru, head }, x: Tensor) => {
    const said = [rnn, lstm].reduce((x, layer) => layer.forward(x, { lengths }).output, embedding.forward(x))
    return head.forward(gru.forward(said, { lengths }).state.hidden.sum(0))
  })
  return train(model, 8, (model) => crossEntropy(model.forward(words), y))
}

/** Each attention looks back at texts of different lengths, and the next asks with what the one before has seen. */
function looks(): number[] {
  const words = tensor([[1, 4, 2], [3, 1, 0], [2, 0, 0]], { dtype: 'int32' }) // prettier-ignore
  const lengths = [3, 2, 1]
  const y = tensor([0, 1, 1, 0, 1, 1], { dtype: 'int32' })
  const asked = randn([3, 2, 4], random)
  const parts = {
    embedding: new nn.Embedding(5, 4, random),
    dot: new nn.DotProductAttention(),
    general: new nn.GeneralAttention(4, 4, random),
    additive: new nn.AdditiveAttention(4, 4, 3, random),
    head: new nn.Linear(4, 2, random),
  }
  const model = nn.compose(parts, ({ embedding, dot, general, additive, head }, x: Tensor) => {
    const keys = embedding.forward(x)
    const look = (queries: Tensor, attention: typeof dot | typeof additive) =>
      attention.forward(queries, keys, { lengths }).context
    // (texts, questions, 2) → (texts · questions, 2): a learner's loss reads rows.
    return head.forward([dot, general, additive].reduce(look, asked)).reshape([6, 2])
  })
  return train(model, 8, (model) => crossEntropy(model.forward(words), y))
}

/** An encoder that turns its queries, a causal one that has places, and norms of both kinds. */
function transformers(): number[] {
  const words = tensor([[1, 4, 2, 3], [3, 1, 0, 2]], { dtype: 'int32' }) // prettier-ignore
  const y = tensor([0, 1])
  const parts = {
    embedding: new nn.Embedding(5, 8, random),
    encoder: new nn.TransformerEncoder(8, 2, random, { layers: 1, rotary: new nn.RotaryPositions(4) }),
    norm: new nn.RMSNorm(8),
    reader: new nn.TransformerEncoder(8, 4, random, { layers: 1, normFirst: true }),
    head: new nn.Linear(8, 2, random),
  }
  const model = nn.compose(parts, ({ embedding, encoder, norm, reader, head }, x: Tensor) => {
    const read = norm.forward(encoder.forward(embedding.forward(x)))
    return head.forward(reader.forward(read, { causal: true }).mean(1))
  })
  return train(model, 8, (model) => crossEntropy(model.forward(words), y.cast('int32')))
}

function train(model: nn.Module, count: number, lossOf: (model: nn.Module) => Tensor): number[] {
  const optimizer = new optim.SGD(model.parameters(), { learningRate: 0.2 })
  const losses: number[] = []
  for (const _ of steps(count)) {
    const loss = lossOf(model)
    optimizer.zeroGrad()
    loss.backward()
    optimizer.step()
    losses.push(loss.item())
  }
  return losses
}

const runs = {
  xor: xor(),
  pictures: pictures(),
  residual: residual(),
  texts: texts(),
  looks: looks(),
  transformers: transformers(),
}
const replacements: Record<string, string> = JSON.parse(process.env[variable] ?? '{}')
const loaded: Record<string, boolean> = {}
for (const [engineFile, file] of Object.entries(replacements)) {
  const [engine, mine] = [await import(engineFile), await import(file)]
  loaded[engineFile] = Object.keys(engine).every((name) => engine[name] === mine[name])
}
console.log(JSON.stringify({ runs, loaded }))
