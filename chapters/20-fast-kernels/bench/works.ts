/** A layer by its name in most libraries, with its sizes. A new chapter adds its kinds. */
export type Layer =
  | ['linear', inputs: number, outputs: number]
  | ['relu']
  /** 3 × 3, with zeros around: the picture keeps its size. */
  | ['conv', inChannels: number, outChannels: number]
  /** The largest of 2 × 2. */
  | ['pool']
  | ['flatten']
  | ['batchNorm', channels: number]
  /** x + f(x). */
  | ['residual', layers: readonly Layer[]]
  /** The average over all places. */
  | ['globalAverage']
  /** Along (batch, time, inputs): what an LSTM says behind the last step. */
  | ['lstm', inputs: number, hidden: number]
  /** A causal transformer block along (batch, time, width): pre-norm, relu, 4 · width inside. */
  | ['block', width: number, heads: number]
  /** The average over all steps. */
  | ['timeAverage']

/** One step of training: forward, backward, Adam. Cross-entropy of `classes` logits. */
export interface TrainWork {
  kind: 'train'
  /** Of one batch, the batch first. */
  input: readonly number[]
  classes: number
  layers: readonly Layer[]
}

/** (batch, m, k) · (batch, k, n); without a batch axis when batch is 1. */
export interface MatmulWork {
  kind: 'matmul'
  batch: number
  m: number
  n: number
  k: number
  /** The factor is stored transposed. */
  turnA: boolean
  turnB: boolean
}

/** y = f(x) or x + x′, `calls` times; 'addRow' adds one row of the last axis to all. */
export interface ElementwiseWork {
  kind: 'elementwise'
  op: 'add' | 'addRow' | 'relu' | 'exp' | 'tanh'
  shape: readonly number[]
  calls: number
  /** The result remembers how it was made. */
  gradient: boolean
}

/** `axis` undefined: over all elements. */
export interface ReduceWork {
  kind: 'reduce'
  op: 'sum' | 'max'
  axis: number | undefined
  shape: readonly number[]
  calls: number
}

/** One update of these parameters, their gradients given. */
export interface AdamWork {
  kind: 'adam'
  shapes: readonly (readonly number[])[]
}

/** x ← x·w and x ← x + b in turn, on single numbers; then backward. */
export interface GraphWork {
  kind: 'graph'
  nodes: number
}

/** Starting a process and loading the library, less starting an empty one. */
export interface ImportWork {
  kind: 'import'
}

export type Work =
  TrainWork | MatmulWork | ElementwiseWork | ReduceWork | AdamWork | GraphWork | ImportWork

const mlp: TrainWork = {
  kind: 'train',
  input: [128, 784],
  classes: 10,
  layers: [
    ['linear', 784, 256],
    ['relu'],
    ['linear', 256, 128],
    ['relu'],
    ['linear', 128, 10],
  ],
}

/** Pictures (batch, channels, height, width). */
const cnn: TrainWork = {
  kind: 'train',
  input: [64, 1, 28, 28],
  classes: 10,
  layers: [
    ...([
      ['conv', 1, 32],
      ['relu'],
      ['pool'],
      ['conv', 32, 64],
      ['relu'],
      ['pool'],
    ] as const),
    ...([['flatten'], ['linear', 3136, 128], ['relu'], ['linear', 128, 10]] as const),
  ].map((layer) => [...layer]),
}

const resnet: TrainWork = {
  kind: 'train',
  input: [32, 64, 16, 16],
  classes: 10,
  layers: [
    ['conv', 64, 64],
    ['batchNorm', 64],
    ['relu'],
    [
      'residual',
      [['conv', 64, 64], ['batchNorm', 64], ['relu'], ['conv', 64, 64], ['batchNorm', 64]],
    ],
    ['relu'],
    ['globalAverage'],
    ['linear', 64, 10],
  ],
}

/** Sequences (batch, time, features). */
const lstm: TrainWork = {
  kind: 'train',
  input: [32, 32, 64],
  classes: 10,
  layers: [
    ['lstm', 64, 128],
    ['linear', 128, 10],
  ],
}

const block: TrainWork = {
  kind: 'train',
  input: [16, 64, 128],
  classes: 10,
  layers: [['block', 128, 4], ['timeAverage'], ['linear', 128, 10]],
}

const turns = [
  ['', false, false],
  ['-at', true, false],
  ['-bt', false, true],
  ['-at-bt', true, true],
] as const

const sizes = [
  ['10', [2, 5], 100],
  ['1k', [25, 40], 20],
  ['1m', [1000, 1000], 1],
] as const

/** What is measured, by name, each once for all libraries. */
export const works: Record<string, Work> = {
  mlp,
  cnn,
  resnet,
  lstm,
  block,
  ...fromEntries(
    [256, 512, 1024].flatMap((n) =>
      turns.map(([name, turnA, turnB]): [string, Work] => [
        `matmul-${n}${name}`,
        { kind: 'matmul', batch: 1, m: n, n, k: n, turnA, turnB },
      ]),
    ),
  ),
  'matmul-batch': {
    kind: 'matmul',
    batch: 32,
    m: 128,
    n: 128,
    k: 64,
    turnA: false,
    turnB: true,
  },
  ...fromEntries(
    sizes.flatMap(([name, shape, calls]) =>
      (['add', 'addRow', 'relu', 'exp', 'tanh'] as const).map((op): [string, Work] => [
        `${op === 'addRow' ? 'add-row' : op}-${name}`,
        { kind: 'elementwise', op, shape, calls, gradient: false },
      ]),
    ),
  ),
  'add-10-gradient': {
    kind: 'elementwise',
    op: 'add',
    shape: [2, 5],
    calls: 100,
    gradient: true,
  },
  ...fromEntries(
    sizes.flatMap(([name, shape, calls]): [string, Work][] => [
      [`sum-${name}`, { kind: 'reduce', op: 'sum', axis: undefined, shape, calls }],
      [`sum-columns-${name}`, { kind: 'reduce', op: 'sum', axis: 0, shape, calls }],
      [`max-rows-${name}`, { kind: 'reduce', op: 'max', axis: 1, shape, calls }],
    ]),
  ),
  adam: { kind: 'adam', shapes: parameterShapes(mlp.layers) },
  graph: { kind: 'graph', nodes: 1000 },
  import: { kind: 'import' },
}

function fromEntries(entries: readonly [string, Work][]): Record<string, Work> {
  return Object.fromEntries(entries)
}

/** All layers in order, those inside of others after them. */
export function flatLayers(layers: readonly Layer[]): Layer[] {
  return layers.flatMap((layer) =>
    layer[0] === 'residual' ? [layer, ...flatLayers(layer[1])] : [layer],
  )
}

/** The shapes of the weights of a layer that multiplies, in the order of its parameters. */
export function weightShapes([kind, inputs, outputs]: Layer): number[][] {
  switch (kind) {
    case 'linear':
      return [[outputs, inputs]]
    case 'conv':
      return [[outputs, inputs, 3, 3]]
    case 'lstm':
      return [inputs, outputs].map((size) => [4 * outputs, size])
    case 'block':
      return [[3, 1], [1, 1], [4, 1], [1, 4]].map((sizes) => sizes.map((n) => n * inputs)) // prettier-ignore
    default:
      return []
  }
}

/** Weight (outputs, inputs, …) and bias of each linear layer, in order. */
export function parameterShapes(layers: readonly Layer[]): number[][] {
  return layers.flatMap(weightShapes).flatMap((weight) => [weight, [weight[0]]])
}

/** How often the work is done in one run of an adapter: times are told for one. */
export function callsOf(work: Work): number {
  if (work.kind === 'elementwise' || work.kind === 'reduce') return work.calls
  return work.kind === 'graph' ? work.nodes : 1
}

/**
 * Multiplications and additions of the matrix products of one call, where they are what
 * counts; 0 elsewhere. A training step is forward, gradient of the weight and gradient of
 * the input, without the last for the first layer.
 */
export function flopsOf(work: Work): number {
  if (work.kind === 'matmul') return 2 * work.batch * work.m * work.n * work.k
  if (work.kind !== 'train') return 0
  const { input, layers } = work
  let places = sizeOf(input) / input[0] / (input.length === 3 ? input[2] : input[1])
  let [sum, first] = [0, true]
  for (const layer of flatLayers(layers)) {
    if (layer[0] === 'pool') places /= 4
    for (const weight of weightShapes(layer)) {
      sum += (first ? 2 : 3) * 2 * input[0] * places * sizeOf(weight)
      first = false
    }
    if (layer[0] === 'block') sum += 3 * 2 * 2 * input[0] * places ** 2 * layer[1]
    if (leavesOne.has(layer[0])) places = 1
  }
  return sum
}

/** Layers behind which nothing is left of a picture's places, or of a sequence's steps. */
const leavesOne = new Set(['flatten', 'globalAverage', 'lstm', 'timeAverage'])

const sizeOf = (shape: readonly number[]): number => shape.reduce((a, b) => a * b, 1)

/** The works whose name is one of these, or begins with one and a hyphen. */
export function worksNamed(names: readonly string[]): string[] {
  return Object.keys(works).filter((work) =>
    names.some((name) => work === name || work.startsWith(`${name}-`)),
  )
}
