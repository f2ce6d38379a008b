import * as engine from 'chalkgrad'
import {
  augment,
  Batches,
  BytePairs,
  Dataset,
  EarlyStopping,
  fit,
  MovingAverage,
  mseLoss,
  nn,
  Normalizer,
  ones,
  optim,
  PictureSet,
  Plateau,
  rand,
  randn,
  Random,
  schedules,
  ShowProgress,
  tensor,
  Tensor,
  Vocabulary,
  zeros,
  type Callback,
  type Run,
} from 'chalkgrad'
import { boundTo, made, type Call, type Calls } from './calls.fixture.ts'
import { transformers } from './transformers.fixture.ts'

const random = (): Random => new Random(1)
const logits = (): Tensor => randn([3, 4], random())
const labels = (): Tensor => tensor([0, 1, 3], { dtype: 'int32' })
const model = (): nn.Linear => new nn.Linear(3, 2, random())
const batches = (): Batches => new Batches(ones([4, 3]), ones([4, 2]), { batchSize: 2 })
const weights = (): Tensor => {
  const w = tensor([1, 2], { requiresGrad: true })
  w.grad = ones([2])
  return w
}
/** The run of a training that has just had its first epoch. */
function run(): Run {
  let seen: Run | undefined
  const look: Callback = { epochEnd: (now) => void (seen = now) }
  const trained = model()
  const optimizer = new optim.Adam(trained.parameters(), { learningRate: 0.1 })
  fit(trained, batches(), { optimizer, loss: mseLoss, epochs: 1, callbacks: [look] })
  if (seen === undefined) throw new Error('no epoch')
  return seen
}

export const layers: Calls = {
  'nn.Linear': () => made(nn.Linear, 3, 2, random(), { bias: true, init: nn.init.heNormal, dtype: 'float32' }), // prettier-ignore
  'nn.Conv1d': () =>
    made(nn.Conv1d, 2, 2, 2, random(), { stride: 1, padding: 1, bias: true }),
  'nn.Conv2d': () => made(nn.Conv2d, 2, 2, [2, 2], random(), { stride: 1, padding: 'same', groups: 1 }), // prettier-ignore
  'nn.ConvTranspose2d': () => made(nn.ConvTranspose2d, 2, 2, 2, random(), { stride: 2 }),
  'nn.MaxPool2d': () => made(nn.MaxPool2d, 2, { stride: 2 }),
  'nn.AvgPool2d': () => made(nn.AvgPool2d, 2, { stride: 2 }),
  'nn.AdaptiveAvgPool2d': () => made(nn.AdaptiveAvgPool2d, [1, 1]),
  'nn.BatchNorm1d': () => made(nn.BatchNorm1d, 2, { epsilon: 1e-5, momentum: 0.1 }),
  'nn.BatchNorm2d': () => made(nn.BatchNorm2d, 2, { epsilon: 1e-5 }),
  'nn.Embedding': () => made(nn.Embedding, 3, 2, random(), { paddingIndex: 0, init: randn, dtype: 'float32' }), // prettier-ignore
  ...Object.fromEntries(
    (['RNN', 'LSTM', 'GRU'] as const).flatMap((kind) => [
      [`nn.${kind}`, () => made(nn[kind], 2, 3, random(), { layers: 2, bidirectional: true, dropout: 0.1, bias: true, dtype: 'float32' })], // prettier-ignore
      [`nn.${kind}Cell`, () => made(nn[`${kind}Cell`], 2, 3, random(), { bias: true, dtype: 'float32' })], // prettier-ignore
    ]),
  ),
  ...transformers,
  'nn.GroupNorm': () => made(nn.GroupNorm, 1, 2, { epsilon: 1e-5 }),
  'nn.Dropout': () => made(nn.Dropout, 0.5, random()),
  'nn.Dropout2d': () => made(nn.Dropout2d, 0.5, random()),
  'nn.LeakyReLU': () => made(nn.LeakyReLU, 0.1),
  'nn.ELU': () => made(nn.ELU, 1),
  'nn.GELU': () => made(nn.GELU, { approximate: 'tanh' }),
  'nn.Parameter': () => made(nn.Parameter, ones([2])),
  'nn.Buffer': () => made(nn.Buffer, ones([2])),
  'nn.Sequential': () => made(nn.Sequential, model(), new nn.ReLU()),
  'nn.compose': () => [nn.compose, { one: model() }, ({ one }: { one: nn.Linear }, x: Tensor) => one.forward(x)], // prettier-ignore
  'nn.summary': () => [nn.summary, new nn.Sequential(model()), ones([1, 3])],
  ...Object.fromEntries(
    Object.entries(nn.init).map(([name, init]) => [
      `nn.init.${name}`,
      (): Call =>
        name === 'uniform' ? [init, [4, 3], 0.5, random()] : [init, [4, 3], random()],
    ]),
  ),
  'nn.init.truncatedNormal': () => [nn.init.truncatedNormal, [4, 3], 0.5, random()],
  ...boundTo('nn.Module', {
    train: () => [model(), true],
    freeze: () => [model(), true],
    to: () => [model(), 'float64'],
    loadStateDict: () => [model(), model().stateDict()],
    onOutput: () => [model(), () => {}],
  }),
  ...Object.fromEntries(
    Object.entries({
      Linear: () => [model(), ones([2, 3])],
      Conv1d: () => [new nn.Conv1d(2, 2, 2, random()), ones([1, 2, 5])],
      Conv2d: () => [new nn.Conv2d(2, 2, 2, random()), ones([1, 2, 4, 4])],
      ConvTranspose2d: () => [
        new nn.ConvTranspose2d(2, 2, 2, random()),
        ones([1, 2, 4, 4]),
      ],
      MaxPool2d: () => [new nn.MaxPool2d(2), ones([1, 2, 4, 4])],
      AvgPool2d: () => [new nn.AvgPool2d(2), ones([1, 2, 4, 4])],
      AdaptiveAvgPool2d: () => [new nn.AdaptiveAvgPool2d(2), ones([1, 2, 4, 4])],
      GlobalAveragePool: () => [new nn.GlobalAveragePool(), ones([1, 2, 4, 4])],
      BatchNorm1d: () => [new nn.BatchNorm1d(3), ones([2, 3])],
      BatchNorm2d: () => [new nn.BatchNorm2d(2), ones([1, 2, 4, 4])],
      GroupNorm: () => [new nn.GroupNorm(1, 2), ones([1, 2, 4, 4])],
      Embedding: () => [new nn.Embedding(4, 2, random()), labels()],
      RNN: () => [new nn.RNN(2, 3, random()), ones([2, 4, 2]), { state: { hidden: ones([1, 2, 3]) }, lengths: [4, 2] }], // prettier-ignore
      LSTM: () => [new nn.LSTM(2, 3, random()), ones([2, 4, 2]), { state: { hidden: ones([1, 2, 3]), cell: ones([1, 2, 3]) }, lengths: [4, 2] }], // prettier-ignore
      GRU: () => [new nn.GRU(2, 3, random()), ones([2, 4, 2]), { state: { hidden: ones([1, 2, 3]) }, lengths: [4, 2] }], // prettier-ignore
      RNNCell: () => [new nn.RNNCell(2, 3, random()), ones([2, 2]), { hidden: ones([2, 3]) }], // prettier-ignore
      LSTMCell: () => [new nn.LSTMCell(2, 3, random()), ones([2, 2]), { hidden: ones([2, 3]), cell: ones([2, 3]) }], // prettier-ignore
      GRUCell: () => [new nn.GRUCell(2, 3, random()), ones([2, 2]), { hidden: ones([2, 3]) }], // prettier-ignore
      Dropout: () => [new nn.Dropout(0.5, random()), ones([2, 3])],
      Dropout2d: () => [new nn.Dropout2d(0.5, random()), ones([1, 2, 4, 4])],
      ReLU: () => [new nn.ReLU(), ones([2, 3])],
      LeakyReLU: () => [new nn.LeakyReLU(), ones([2, 3])],
      ELU: () => [new nn.ELU(), ones([2, 3])],
      GELU: () => [new nn.GELU(), ones([2, 3])],
      SiLU: () => [new nn.SiLU(), ones([2, 3])],
      Sigmoid: () => [new nn.Sigmoid(), ones([2, 3])],
      Softmax: () => [new nn.Softmax(), ones([2, 3])],
      Softplus: () => [new nn.Softplus(), ones([2, 3])],
      Tanh: () => [new nn.Tanh(), ones([2, 3])],
      Flatten: () => [new nn.Flatten(), ones([2, 3])],
      Sequential: () => [new nn.Sequential(model(), new nn.ReLU()), ones([2, 3])],
    }).flatMap(([name, make]) =>
      Object.entries(boundTo(`nn.${name}`, { forward: make as () => [object, Tensor] })),
    ),
  ),
}

const optimizers = {
  SGD: { learningRate: 0.1, weightDecay: 0.1 },
  Momentum: { learningRate: 0.1, momentum: 0.9 },
  Nesterov: { learningRate: 0.1, momentum: 0.9 },
  Adagrad: { learningRate: 0.1 },
  RMSProp: { learningRate: 0.1 },
  Adam: { learningRate: 0.1, beta1: 0.9, beta2: 0.99, epsilon: 1e-8 },
  AdamW: { learningRate: 0.1, weightDecay: 0.1 },
} as const

export const learning: Calls = {
  ...Object.fromEntries(
    Object.entries(optimizers).flatMap(([name, options]) => [
      [`optim.${name}`, () => made(optim[name as 'SGD'], [weights()], options)],
      [`optim.${name} of groups`, () => made(optim[name as 'SGD'], [{ parameters: [weights()], learningRate: 0.1 }], options)], // prettier-ignore
    ]),
  ),
  'optim.learningRate': () => {
    const adam = new optim.Adam([weights()], { learningRate: 0.1 })
    return [(rate) => (adam.learningRate = rate), 0.1]
  },
  'optim.loadStateDict': () => {
    const adam = new optim.Adam([weights()], { learningRate: 0.1 })
    adam.step()
    return [adam.loadStateDict.bind(adam), adam.stateDict()]
  },
  'optim.clipGradNorm': () => [optim.clipGradNorm, [weights()], 1],
  'optim.clipGradValue': () => [optim.clipGradValue, [weights()], 1],
  'optim.withDecay': () => [optim.withDecay, ones([2]), ones([2]), 0.1],
  ...Object.fromEntries(
    (['mseLoss', 'maeLoss', 'huberLoss', 'logCoshLoss'] as const).map((name) => [
      name,
      (): Call => [engine[name], ones([2, 3]), ones([2, 3]), { reduction: 'sum' }],
    ]),
  ),
  'huberLoss with delta': () => [engine.huberLoss, ones([2]), ones([2]), { delta: 1 }],
  hingeLoss: () => [engine.hingeLoss, ones([2]), ones([2]), { margin: 1 }],
  bceWithLogits: () => [engine.bceWithLogits, ones([2, 3]), ones([2, 3]), { posWeight: ones([3]), reduction: 'mean' }], // prettier-ignore
  crossEntropy: () => [engine.crossEntropy, logits(), labels(), { weight: ones([4]), ignoreIndex: 0, reduction: 'mean' }], // prettier-ignore
  'crossEntropy with rows': () => [engine.crossEntropy, logits(), logits().softmax()],
  nllLoss: () => [engine.nllLoss, logits().logSoftmax(), labels(), { ignoreIndex: 0 }],
  klDivLoss: () => [engine.klDivLoss, logits().logSoftmax(), logits().softmax(), { reduction: 'sum' }], // prettier-ignore
  smoothLabels: () => [engine.smoothLabels, labels(), 4, 0.1, 'float32'],
  l1Penalty: () => [engine.l1Penalty, [weights()], 0.1],
  l2Penalty: () => [engine.l2Penalty, [weights()], 0.1],
  accuracy: () => [engine.accuracy, logits(), labels()],
  topKAccuracy: () => [engine.topKAccuracy, logits(), labels(), 2],
  confusionMatrix: () => [engine.confusionMatrix, logits(), labels()],
  classificationReport: () => [engine.classificationReport, logits(), labels(), ['a', 'b', 'c', 'd']], // prettier-ignore
  ClassificationReport: () => made(engine.ClassificationReport, engine.confusionMatrix(logits(), labels()), ['a', 'b', 'c', 'd']), // prettier-ignore
  rocAuc: () => [engine.rocAuc, tensor([0.1, 0.9]), tensor([0, 1])],
  rocCurve: () => [engine.rocCurve, tensor([0.1, 0.9]), tensor([0, 1])],
  rocAucOfClasses: () => [engine.rocAucOfClasses, randn([3, 2], random()), tensor([0, 1, 1], { dtype: 'int32' }), { average: 'macro' }], // prettier-ignore
  precisionRecallCurve: () => [
    engine.precisionRecallCurve,
    tensor([0.1, 0.9]),
    tensor([0, 1]),
  ],
  averagePrecision: () => [engine.averagePrecision, tensor([0.1, 0.9]), tensor([0, 1])],
  meanAbsoluteError: () => [engine.meanAbsoluteError, ones([2]), ones([2])],
  rootMeanSquaredError: () => [engine.rootMeanSquaredError, ones([2]), ones([2])],
  rSquared: () => [engine.rSquared, tensor([1, 2]), tensor([1, 2])],
}

const plans: Record<string, Call> = {
  cosine: [schedules.cosine, { learningRate: 0.1, minimum: 0.01, steps: 10 }],
  cosineRestarts: [schedules.cosineRestarts, { learningRate: 0.1, steps: 10, growth: 2 }],
  exponential: [schedules.exponential, { learningRate: 0.1, factor: 0.9, every: 2 }],
  multiStep: [schedules.multiStep, { learningRate: 0.1, factor: 0.5, at: [3, 6] }],
  oneCycle: [schedules.oneCycle, { learningRate: 0.1, steps: 10, rise: 0.3, startDivisor: 25, endDivisor: 100 }], // prettier-ignore
  polynomial: [
    schedules.polynomial,
    { learningRate: 0.1, minimum: 0, steps: 10, power: 2 },
  ],
  stepDecay: [schedules.stepDecay, { learningRate: 0.1, factor: 0.5, every: 3 }],
  warmup: [schedules.warmup, 3, () => 0.1],
}

export const training: Calls = {
  ...Object.fromEntries(
    Object.entries(plans).flatMap(([name, call]) => [
      [`schedules.${name}`, () => call],
      [`a plan of schedules.${name}`, (): Call => [call[0](...(call.slice(1) as never[])) as Call[0], 3]], // prettier-ignore
    ]),
  ),
  'schedules.ReduceOnPlateau': () => made(schedules.ReduceOnPlateau, { learningRate: 0.1, factor: 0.5, patience: 2, mode: 'min' }), // prettier-ignore
  ...boundTo('schedules.ReduceOnPlateau', {
    update: () => [new schedules.ReduceOnPlateau({ learningRate: 0.1 }), 0.5],
  }),
  fit: () => {
    const net = model()
    return [fit, net, batches(), { optimizer: new optim.SGD(net.parameters(), { learningRate: 0.1 }), loss: mseLoss, epochs: 1, metrics: { size: () => 1 }, validation: batches(), schedule: () => 0.1, accumulate: 2, maxNorm: 1, callbacks: [{}], forward: ({ x, y }: { x: Tensor; y: Tensor }) => ({ outputs: net.forward(x), targets: y }) }] // prettier-ignore
  },
  evaluate: () => [engine.evaluate, model(), batches(), { loss: mseLoss, metrics: { size: () => 1 } }], // prettier-ignore
  predict: () => [
    engine.predict,
    model(),
    batches(),
    { forward: ({ x }: { x: Tensor }) => x },
  ],
  diagnose: () => [engine.diagnose, model(), { x: ones([2, 3]), y: ones([2, 2]) }, { loss: mseLoss, steps: 2 }], // prettier-ignore
  learningRateRange: () => [engine.learningRateRange, model(), batches(), { loss: mseLoss, from: 1e-3, to: 1, steps: 4, optimizer: (w: never, learningRate: number) => new optim.SGD(w, { learningRate }) }], // prettier-ignore
  watchOutputs: () => [engine.watchOutputs, model(), () => {}, () => 1],
  deadShare: () => [engine.deadShare, ones([2, 3])],
  takeCheckpoint: () => [engine.takeCheckpoint, run(), [random()], { epochs: 1 }],
  checksumOf: () => [engine.checksumOf, { w: ones([2]) }, 'notes'],
  restoreCheckpoint: () => {
    const now = run()
    return [engine.restoreCheckpoint, now, engine.takeCheckpoint(now, [random()], { size: 1 }), [random()], { size: 1 }] // prettier-ignore
  },
  EarlyStopping: () => made(EarlyStopping, { monitor: 'valLoss', mode: 'min', patience: 2, minDelta: 0, restoreBest: true }), // prettier-ignore
  MovingAverage: () => made(MovingAverage, model(), 0.9),
  Plateau: () =>
    made(Plateau, new schedules.ReduceOnPlateau({ learningRate: 0.1 }), 'valLoss'),
  ShowProgress: () => made(ShowProgress, () => ({ step() {}, end() {} }), () => {}), // prettier-ignore
  ...boundTo('MovingAverage', {
    use: () => [new MovingAverage(model()), () => 1],
    loadStateDict: () => [
      new MovingAverage(model()),
      new MovingAverage(model()).stateDict(),
    ],
  }),
  ...boundTo('EarlyStopping', {
    loadStateDict: () => [new EarlyStopping(), new EarlyStopping().stateDict()],
  }),
  ...boundTo('Plateau', {
    loadStateDict: () => {
      const plateau = new Plateau(new schedules.ReduceOnPlateau({ learningRate: 0.1 }))
      return [plateau, plateau.stateDict()]
    },
  }),
}

/** Whatever the options are, the search comes to an end: after three tokens nothing is possible. */
/** The state is the caller's own, whatever it is: a program may count by it, and this one does where it can. */
const endsAfterThree = (state: unknown): { logProbabilities: number[]; state: unknown } => {
  const steps = typeof state === 'number' ? state : 3
  return {
    logProbabilities: steps < 3 ? [-1, -2] : [-Infinity, -Infinity],
    state: steps + 1,
  }
}

const pictures = (): Tensor => rand([2, 1, 4, 4], random())
const form = { size: 2, colors: ['gray'], fit: 'crop' } as const
const picture = { width: 3, height: 2, pixels: new Uint8Array(18) }
const labeled = { labels: [0, 1], bytes: () => new Uint8Array(4), name: () => 'a.png' }
const parts = { train: labeled, validation: labeled, test: labeled }
const pictureSet = (): PictureSet => new PictureSet(['a', 'b'], form, parts)
const normalizer = (): Normalizer => new Normalizer(zeros([1]), ones([1]))

export const data: Calls = {
  Batches: () => made(Batches, ones([4, 3]), ones([4, 2]), { batchSize: 2, shuffle: random(), weights: [1, 1, 1, 1], dropLast: true, transform: (x: Tensor) => x }), // prettier-ignore
  'Batches of fields': () =>
    made(Batches, { a: ones([4]), b: ones([4, 2]) }, { batchSize: 2 }),
  Dataset: () => made(Dataset, 3, (i: number) => i),
  'Dataset.of': () => [Dataset.of.bind(Dataset), [1, 2]],
  ...boundTo('Dataset', {
    get: () => [Dataset.of([1, 2]), 0],
    map: () => [Dataset.of([1, 2]), (one: number) => one],
    subset: () => [Dataset.of([1, 2]), [0, 1]],
    shuffle: () => [Dataset.of([1, 2]), random()],
  }),
  collate: () => [
    engine.collate,
    [
      { x: ones([2]), y: 1 },
      { x: ones([2]), y: 0 },
    ],
  ],
  Normalizer: () => [(mean, deviation) => new Normalizer(mean, deviation).apply(ones([2, 3])), ones([3]), ones([3])], // prettier-ignore
  'Normalizer.fit': () => [Normalizer.fit.bind(Normalizer), rand([4, 3], random()), [0]],
  ...boundTo('Normalizer', {
    apply: () => [new Normalizer(ones([3]), ones([3])), ones([2, 3])],
    invert: () => [new Normalizer(ones([3]), ones([3])), ones([2, 3])],
  }),
  fitPicture: () => [engine.fitPicture, picture, form],
  pixelsOf: () => [engine.pixelsOf, new Uint8Array(4), form],
  PictureSet: () => made(PictureSet, ['a', 'b'], form, parts),
  ...boundTo('PictureSet', {
    part: () => [pictureSet(), 'train'],
    training: () => [pictureSet(), { batchSize: 2, random: random(), normalizer: normalizer(), augmentation: augment.flip() }], // prettier-ignore
    measuring: () => [pictureSet(), 'test', { batchSize: 2, normalizer: normalizer() }],
  }),
  groupSplit: () => [engine.groupSplit, ['a', 'b', 'a', 3], [0.5, 0.5], random()],
  randomSplit: () => [engine.randomSplit, 10, [0.8, 0.2], random()],
  stratifiedSplit: () => [engine.stratifiedSplit, [0, 1, 0, 1], [0.5, 0.5], random()],
  kFold: () => [engine.kFold, 6, 3, random()],
  batchStream: () => [engine.batchStream, [1, 2, 3], 2, { dropLast: true }],
  shuffleStream: () => [engine.shuffleStream, [1, 2, 3], 2, random()],
  words: () => [engine.words, 'two words'],
  characters: () => [engine.characters, 'two'],
  Vocabulary: () => made(Vocabulary, ['a', '?'], '?'),
  'Vocabulary.fit': () => [Vocabulary.fit.bind(Vocabulary), ['a', 'b'], { minCount: 1, size: 3, unknown: '?' }], // prettier-ignore
  ...boundTo('Vocabulary', {
    encode: () => [new Vocabulary(['a', 'b']), ['a']],
    decode: () => [new Vocabulary(['a', 'b']), [0]],
  }),
  BytePairs: () => made(BytePairs, [[64, 65], [256, 66]], { special: ['<|end|>'] }), // prettier-ignore
  'BytePairs.fit': () => [BytePairs.fit.bind(BytePairs), 'two words, two', { size: 260, special: ['<|end|>'] }], // prettier-ignore
  'BytePairs.fromVocabBpe': () => [BytePairs.fromVocabBpe.bind(BytePairs), 'a b', { special: ['<|end|>'] }], // prettier-ignore
  ...boundTo('BytePairs', {
    encode: () => [new BytePairs([[64, 65]]), 'ab', { special: true }],
    encodeBytes: () => [new BytePairs([[64, 65]]), Uint8Array.of(97, 98)],
    decode: () => [new BytePairs([[64, 65]]), [256, 0]],
    decodeBytes: () => [new BytePairs([[64, 65]]), [256, 0]],
    idOf: () => [new BytePairs([], { special: ['<|end|>'] }), '<|end|>'],
  }),
  beamSearch: () => [engine.beamSearch, endsAfterThree, { state: 0, token: 0 }, { width: 2, maxLength: 4, end: 1, lengthPenalty: 0.6 }], // prettier-ignore
  'what step returns to beamSearch': () => [(logProbabilities) => engine.beamSearch(() => ({ logProbabilities, state: 0 }), { state: 0, token: 0 }, { width: 2, maxLength: 4 }), [-1, -2]], // prettier-ignore
  'sampling.greedy': () => [engine.sampling.greedy, logits()],
  'sampling.sample': () => [engine.sampling.sample, logits(), random(), { repetitionPenalty: 1.2, seen: tensor([[0], [1], [2]], { dtype: 'int32' }), temperature: 0.5, topK: 3, topP: 0.9, minP: 0.1 }], // prettier-ignore
  'sampling.temperature': () => [engine.sampling.temperature, logits(), 0.5],
  'sampling.topK': () => [engine.sampling.topK, logits(), 2],
  'sampling.topP': () => [engine.sampling.topP, logits(), 0.9],
  'sampling.minP': () => [engine.sampling.minP, logits(), 0.1],
  'sampling.repetitionPenalty': () => [engine.sampling.repetitionPenalty, logits(), tensor([[0], [1], [2]], { dtype: 'int32' }), 1.2], // prettier-ignore
  bleu: () => [engine.bleu, [['a', 'b']], [[['a', 'b']]], { order: 2, smoothing: 'addOne' }], // prettier-ignore
  rougeN: () => [engine.rougeN, ['a', 'b'], ['a', 'c'], 1],
  rougeL: () => [engine.rougeL, ['a', 'b'], ['a', 'c']],
  editDistance: () => [engine.editDistance, ['a', 'b'], [1, 2]],
  errorRate: () => [engine.errorRate, [['a', 'b']], [['a', 'c']]],
  sequenceErrorRate: () => [engine.sequenceErrorRate, [['a', 'b']], [['a', 'c']]],
  perplexity: () => [engine.perplexity, 1.5],
  bitsPerCharacter: () => [engine.bitsPerCharacter, 1.5, 4],
  parseIdx: () => [engine.parseIdx, new Uint8Array([0, 0, 8, 1, 0, 0, 0, 1, 7]), 'a file'],
  parseCifar10: () => [engine.parseCifar10, new Uint8Array(3073), 'a file'],
  writeSafetensors: () => [engine.writeSafetensors, { w: ones([2]) }, { note: 'text' }],
  parseSafetensors: () => [engine.parseSafetensors, engine.writeSafetensors({ w: ones([2]) }), 'a file'], // prettier-ignore
  ...Object.fromEntries(
    Object.entries({
      contrast: { factor: 0.2, low: 0, high: 1 },
      crop: { padding: 1, fill: 0 },
      cutout: { size: 2, fill: 0 },
      flip: { probability: 0.5, axis: 'vertical' },
      rotate: { degrees: 10, fill: 0 },
      shift: { pixels: 1, fill: 0 },
      zoom: { factor: 0.1, fill: 0 },
    }).flatMap(([name, options]) => {
      const augmentation = augment[name as 'crop']
      return [
        [`augment.${name}`, (): Call => [(...given: never[]) => augmentation(...given)(pictures(), random()), options]], // prettier-ignore
        [
          `what augment.${name} gives`,
          (): Call => [augmentation({}), pictures(), random()],
        ],
      ]
    }),
  ),
  'augment.sequence': () => [(...given) => augment.sequence(...given)(pictures(), random()), augment.flip(), augment.crop()], // prettier-ignore
}
