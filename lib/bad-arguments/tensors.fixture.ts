import * as engine from 'chalkgrad'
import {
  ones,
  Random,
  randn,
  tensor,
  Tensor,
  Value,
  zeros,
  type NestedArray,
} from 'chalkgrad'
import { boundTo, type Calls } from './calls.fixture.ts'

const x = (): Tensor => tensor([[1, 2, 3], [4, 5, 6]]) // prettier-ignore
const learned = (): Tensor => tensor([[1, 2, 3], [4, 5, 6]], { requiresGrad: true }) // prettier-ignore
const index = (values: NestedArray): Tensor => tensor(values, { dtype: 'int32' })
const picture = (): Tensor => randn([1, 2, 4, 4], new Random(1))
const filters = (): Tensor => randn([2, 2, 2, 2], new Random(2))

/** A right call of each method of a tensor that takes something. */
export const methods: Calls = boundTo('Tensor', {
  ...Object.fromEntries(
    ['add', 'sub', 'mul', 'div', 'pow', 'maximum', 'minimum', 'equal', 'notEqual', 'less', 'lessEqual', 'greater', 'greaterEqual', 'add_', 'sub_', 'mul_', 'copy_'] // prettier-ignore
      .map((name) => [name, () => [x(), ones([2, 3])]]),
  ),
  ...Object.fromEntries(
    ['sum', 'mean', 'var', 'std', 'norm', 'prod', 'any', 'all', 'max', 'min', 'argmax', 'argmin', 'logSumExp'] // prettier-ignore
      .map((name) => [name, () => [x(), 1, { keepDims: true }]]),
  ),
  clamp: () => [x(), 0, 1],
  leakyRelu: () => [x(), 0.1],
  elu: () => [x(), 1],
  gelu: () => [x(), { approximate: 'none' }],
  softmax: () => [x(), 1],
  logSoftmax: () => [x(), 1],
  sumTo: () => [x(), [1, 3]],
  cumsum: () => [x(), 1],
  sort: () => [x(), 1, { descending: true }],
  topk: () => [x(), 2, 1, { largest: false }],
  matmul: () => [x(), ones([3, 2])],
  conv1d: () => [randn([1, 2, 5], new Random(1)), ones([2, 2, 2]), { bias: zeros([2]), stride: 1, padding: 1, dilation: 1, groups: 1 }], // prettier-ignore
  conv2d: () => [picture(), filters(), { bias: zeros([2]), stride: [1, 1], padding: 1, dilation: 1, groups: 1 }], // prettier-ignore
  convTranspose2d: () => [
    picture(),
    filters(),
    { bias: zeros([2]), stride: 2, padding: 0 },
  ],
  maxPool2d: () => [picture(), 2, { stride: 2, padding: 0 }],
  avgPool2d: () => [picture(), [2, 2], { stride: 2, padding: 0 }],
  adaptiveAvgPool2d: () => [picture(), 2],
  reshape: () => [x(), [3, 2]],
  permute: () => [x(), [1, 0]],
  transpose: () => [x(), 0, 1],
  expand: () => [x(), [4, 2, 3]],
  squeeze: () => [ones([1, 2]), 0],
  unsqueeze: () => [x(), 0],
  flatten: () => [x(), 0],
  repeat: () => [x(), [1, 2]],
  flip: () => [x(), [0, 1]],
  slice: () => [x(), 1, 0, 3, 2],
  select: () => [x(), 1, 0],
  pad: () => [x(), [[0, 1], [1, 0]], 0], // prettier-ignore
  split: () => [x(), [1, 2], 1],
  chunk: () => [x(), 2, 1],
  unbind: () => [x(), 1],
  tril: () => [x(), 0],
  triu: () => [x(), 0],
  maskedFill: () => [x(), ones([2, 3]), 0],
  gather: () => [x(), 1, index([[0], [2]])],
  indexSelect: () => [x(), 1, [0, 2]],
  cast: () => [x(), 'float64'],
  fill_: () => [x(), 1],
  backward: () => [learned().mul(2), ones([2, 3]), { keepGraph: true, createGraph: false }],
})

/** Of the functions that make, join and read tensors, and of the gradients. */
export const tensors: Calls = {
  'Tensor.grad': () => [(g) => (learned().grad = g), ones([2, 3])],
  tensor: () => [engine.tensor, [[1, 2], [3, 4]], { dtype: 'float32', requiresGrad: false, shape: [2, 2] }], // prettier-ignore
  'tensor of a typed array': () => [engine.tensor, new Float32Array(4), { shape: [2, 2] }],
  'tensor of an array alone': () => [engine.tensor, new Float32Array(4)],
  zeros: () => [engine.zeros, [2, 3], { dtype: 'float32', requiresGrad: false }],
  ones: () => [engine.ones, [2, 3], { dtype: 'float32' }],
  full: () => [engine.full, [2, 3], 7, { dtype: 'float32' }],
  arange: () => [engine.arange, 0, 4, 1, { dtype: 'float32' }],
  linspace: () => [engine.linspace, 0, 1, 3, { dtype: 'float32' }],
  eye: () => [engine.eye, 2, { dtype: 'float32' }],
  randn: () => [engine.randn, [2, 3], new Random(1), { dtype: 'float32' }],
  rand: () => [engine.rand, [2, 3], new Random(1), { dtype: 'float32' }],
  zerosLike: () => [engine.zerosLike, x(), { dtype: 'float32' }],
  onesLike: () => [engine.onesLike, x(), { dtype: 'float32' }],
  fullLike: () => [engine.fullLike, x(), 2, { dtype: 'float32' }],
  randLike: () => [engine.randLike, x(), new Random(1), { dtype: 'float32' }],
  randnLike: () => [engine.randnLike, x(), new Random(1), { dtype: 'float32' }],
  concat: () => [engine.concat, [x(), x()], 0],
  stack: () => [engine.stack, [x(), x()], 0],
  split: () => [engine.split, x(), 2, 1],
  where: () => [engine.where, ones([2, 3]), x(), 0],
  oneHot: () => [engine.oneHot, index([0, 1]), 3, 'float32'],
  einsum: () => [engine.einsum, 'ij,jk->ik', x(), ones([3, 2])],
  broadcastShapes: () => [engine.broadcastShapes, 'add', [2, 1], [3]],
  contiguousStrides: () => [engine.contiguousStrides, [2, 3]],
  isContiguous: () => [engine.isContiguous, { shape: [2], strides: [1], offset: 0 }],
  outputSize: () => [engine.outputSize, 5, 3, 1, 0, 1],
  keep: () => [engine.keep, x()],
  scope: () => [engine.scope, () => 1],
  steps: () => [engine.steps, 3],
  noGrad: () => [engine.noGrad, () => 1],
  detectAnomaly: () => [engine.detectAnomaly, () => 1],
  useKernels: () => [engine.useKernels, engine.chosenKernels()],
  registerKernels: () => [engine.registerKernels, { name: 'reference', kernels: {} }],
  backward: () => [engine.backward, learned().mul(2), ones([2, 3]), { keepGraph: true }],
  grad: () => {
    const w = learned()
    return [engine.grad, w.mul(w).sum(), [w], { createGraph: true }]
  },
  gradientCheck: () => [engine.gradientCheck, (a: Tensor) => a.mul(a), [tensor([1, 2], { dtype: 'float64' })], { epsilon: 1e-4 }], // prettier-ignore
  jacobian: () => [engine.jacobian, (a: Tensor) => a.mul(a), tensor([1, 2])],
  hessian: () => [engine.hessian, (a: Tensor) => a.mul(a).sum(), tensor([1, 2])],
  record: () => [engine.record, 'mine', ones([2, 3]), [learned()], [(g: Tensor) => g]],
  recordAll: () => [engine.recordAll, 'mine', [ones([2, 3])], [learned()], () => [ones([2, 3])]], // prettier-ignore
  zeroGrad: () => [engine.zeroGrad, [learned()]],
  topologicalOrder: () => [engine.topologicalOrder, [learned().mul(2).node]],
  Value: () => [(value) => new Value(value), 2],
  ...boundTo('Value', {
    add: () => [new Value(2), new Value(3)],
    sub: () => [new Value(2), 3],
    mul: () => [new Value(2), 3],
    div: () => [new Value(2), 3],
    pow: () => [new Value(2), 3],
  }),
  Random: () => [(seed) => new Random(seed), 1],
  'Random.restore': () => [Random.restore.bind(Random), new Random(1).state()],
  ...boundTo('Random', {
    integer: () => [new Random(1), 5],
    permutation: () => [new Random(1), 5],
    load: () => [new Random(1), new Random(2).state()],
  }),
}
