// Every differentiable operation against the numeric gradient, once and twice, on all kinds of shapes and layouts.
import {
  concat,
  einsum,
  Random,
  grad,
  gradientCheck,
  stack,
  Tensor,
  tensor,
  where,
  type Shape,
} from 'chalkgrad'
import * as losses from 'chalkgrad/losses/index'
import { scatterAdd } from 'chalkgrad/ops/gather'
import { normalize } from 'chalkgrad/ops/normalize'
import { unaryNames } from 'chalkgrad/kernels/reference/elementwise'
import { describe, expect, test } from 'vitest'

type Fn = (...inputs: Tensor[]) => Tensor
/** What the inputs are drawn from: all numbers but those near 0, where some operations bend; or only positive ones. */
type Domain = 'any' | 'positive'
type Case = [shapes: Shape[], fn: Fn, domain?: Domain]

const int = (values: number[] | number[][]): Tensor => tensor(values, { dtype: 'int32' })
const float = (values: number[] | number[][]): Tensor =>
  tensor(values, { dtype: 'float64' })

/** One input: as it comes, of size 1, of rank 0, empty, transposed, sliced with a step, repeated. */
const unary = (fn: (x: Tensor) => Tensor, domain: Domain = 'any'): Case[] => [
  ...[[2, 3], [1], [], [0], [2, 0]].map((shape): Case => [[shape], fn, domain]),
  [[[2, 3]], (x) => fn(x.transpose()), domain],
  [[[5, 2]], (x) => fn(x.slice(0, 1, 5, 2)), domain],
  [[[2, 1]], (x) => fn(x.expand([3, 2, 2])), domain],
]

/** Two inputs: of one shape, broadcast both ways, of size 1, rank 0, empty, transposed, sliced, and one twice. */
const binary = (fn: (x: Tensor, y: Tensor) => Tensor, domain: Domain = 'any'): Case[] => [
  ...(
    [
      [
        [2, 3],
        [2, 3],
      ],
      [[2, 3], [3]],
      [
        [2, 1],
        [1, 3],
      ],
      [[1], [2, 2]],
      [[], [2]],
      [[2], []],
      [[], []],
      [
        [0, 2],
        [1, 2],
      ],
      [[0], [0]],
    ] satisfies Shape[][]
  ).map((shapes): Case => [shapes, fn, domain]),
  [
    [
      [2, 3],
      [3, 2],
    ],
    (x, y) => fn(x.transpose(), y),
    domain,
  ],
  [[[5, 2], [2]], (x, y) => fn(x.slice(0, 0, 5, 2), y.slice(0, 1)), domain],
]

/** Without axes, over one, over several, keeping them. `someOnly`: there must be something to reduce. */
const reduction = (
  fn: (x: Tensor, axes?: number[], options?: { keepDims: boolean }) => Tensor,
  someOnly = false,
): Case[] => [
  [[[2, 3]], (x) => fn(x)],
  [[[]], (x) => fn(x)],
  [[[1]], (x) => fn(x)],
  [[[2, 3, 2]], (x) => fn(x, [1])],
  [[[2, 3, 2]], (x) => fn(x, [-1, 0], { keepDims: true })],
  [[[2, 3]], (x) => fn(x.transpose(), [0])],
  [[[5, 2]], (x) => fn(x.slice(0, 0, 5, 2), [1])],
  [[[0, 2]], (x) => fn(x, [1])],
  ...(someOnly ? [] : [[[[0, 2]], (x: Tensor) => fn(x, [0])] satisfies Case]),
]

/** One way to call it, on a tensor as it comes, transposed, and with sizes 0. */
const onMatrix = (fn: (x: Tensor) => Tensor): Case[] => [
  [[[3, 3]], fn],
  [[[3, 3]], (x) => fn(x.transpose())],
  [[[5, 6]], (x) => fn(x.slice(0, 0, 5, 2).slice(1, 0, 6, 2))],
]

const differentiable: Record<string, Case[]> = {
  add: [
    ...binary((x, y) => x.add(y)),
    ...unary((x) => x.add(2)),
    ...unary((x) => x.add(x)),
  ],
  sub: [...binary((x, y) => x.sub(y)), ...unary((x) => x.sub(2))],
  mul: [
    ...binary((x, y) => x.mul(y)),
    ...unary((x) => x.mul(2)),
    ...unary((x) => x.mul(x)),
  ],
  div: [...binary((x, y) => x.div(y)), ...unary((x) => x.div(2))],
  pow: [
    ...binary((x, y) => x.pow(y), 'positive'),
    // Below 0 only whole exponents have a power; the exponent's own gradient would be NaN, and nobody asks for it.
    ...[-1, 0, 1, 2, 3].flatMap((exponent) => unary((x) => x.pow(exponent))),
  ],
  maximum: [...binary((x, y) => x.maximum(y)), ...unary((x) => x.maximum(0))],
  minimum: [...binary((x, y) => x.minimum(y)), ...unary((x) => x.minimum(0))],
  clamp: unary((x) => x.clamp(-0.7, 0.7)),
  ...Object.fromEntries(
    unaryNames.map((name) => [
      name,
      unary((x) => x[name](), name === 'sqrt' || name === 'log' ? 'positive' : 'any'),
    ]),
  ),
  leakyRelu: unary((x) => x.leakyRelu(0.2)),
  gelu: unary((x) => x.gelu()),
  sum: reduction((x, axes, options) => x.sum(axes, options)),
  mean: reduction((x, axes, options) => x.mean(axes, options), true),
  var: [
    [[[2, 3]], (x) => x.var()],
    [[[2, 3, 2]], (x) => x.var([0, 1], { keepDims: true })],
    [[[2, 3]], (x) => x.transpose().var(0, { correction: 0 })],
    [[[0, 2]], (x) => x.var(1)],
  ],
  max: reduction((x, axes, options) => x.max(axes, options), true),
  min: reduction((x, axes, options) => x.min(axes, options), true),
  logSumExp: reduction((x, axes, options) => x.logSumExp(axes, options), true),
  softmax: [
    ...onMatrix((x) => x.softmax()),
    ...onMatrix((x) => x.softmax(0)),
    [[[1]], (x) => x.softmax()],
    [[[0, 2]], (x) => x.softmax()],
  ],
  logSoftmax: [
    ...onMatrix((x) => x.logSoftmax()),
    ...onMatrix((x) => x.logSoftmax(0)),
    [[[1]], (x) => x.logSoftmax()],
    [[[0, 2]], (x) => x.logSoftmax()],
  ],
  sumTo: [
    ...onMatrix((x) => x.sumTo([1, 3])),
    ...onMatrix((x) => x.sumTo([])),
    [[[0, 2]], (x) => x.sumTo([2])],
    [[[2]], (x) => x.sumTo([2])],
  ],
  matmul: [
    [
      [
        [2, 3],
        [3, 2],
      ],
      (a, b) => a.matmul(b),
    ],
    [
      [
        [3, 2],
        [2, 3],
      ],
      (a, b) => a.transpose().matmul(b.transpose()),
    ],
    [[[3], [3]], (a, b) => a.matmul(b)],
    [[[3], [3, 2]], (a, b) => a.matmul(b)],
    [[[2, 3], [3]], (a, b) => a.matmul(b)],
    [[[3], [2, 3, 2]], (a, b) => a.matmul(b)],
    [
      [
        [2, 2, 3],
        [3, 2],
      ],
      (a, b) => a.matmul(b),
    ],
    [
      [
        [2, 1, 2, 2],
        [3, 2, 1],
      ],
      (a, b) => a.matmul(b),
    ],
    [
      [
        [1, 1],
        [1, 1],
      ],
      (a, b) => a.matmul(b),
    ],
    [
      [
        [2, 0],
        [0, 2],
      ],
      (a, b) => a.matmul(b),
    ],
    [
      [
        [0, 2],
        [2, 2],
      ],
      (a, b) => a.matmul(b),
    ],
    [
      [
        [2, 2, 0, 2],
        [2, 2, 2, 3],
      ],
      (a, b) => a.matmul(b),
    ],
    [[[2, 2]], (a) => a.matmul(a)],
    [
      [
        [5, 2],
        [2, 2],
      ],
      (a, b) => a.slice(0, 0, 5, 2).matmul(b),
    ],
  ],
  einsum: [
    [
      [
        [2, 3],
        [3, 2],
      ],
      (a, b) => einsum('ij,jk->ik', a, b),
    ],
    [
      [
        [2, 2, 3],
        [2, 3, 1],
      ],
      (a, b) => einsum('bij,bjk->kb', a, b),
    ],
    [[[2, 3]], (a) => einsum('ij->j', a.transpose().transpose())],
    [[[2], [3], [2, 3]], (a, b, c) => einsum('i,j,ij->', a, b, c)],
    [[[0, 2], [2]], (a, b) => einsum('ij,j->i', a, b)],
    [[[]], (a) => einsum('->', a)],
  ],
  reshape: [
    ...onMatrix((x) => x.reshape([9, 1])),
    ...onMatrix((x) => x.reshape([-1])),
    [[[0, 2]], (x) => x.reshape([3, 0])],
    [[[1]], (x) => x.reshape([])],
  ],
  permute: [
    ...onMatrix((x) => x.permute([1, 0])),
    [[[2, 1, 3]], (x) => x.permute([2, 0, 1])],
    [[[]], (x) => x.permute([])],
    [[[0, 2]], (x) => x.permute([1, 0])],
  ],
  transpose: [
    ...onMatrix((x) => x.transpose()),
    [[[2, 1, 3]], (x) => x.transpose(0, 2)],
    [[[0, 2]], (x) => x.transpose()],
  ],
  expand: [
    [[[2, 1]], (x) => x.expand([3, 2, 2])],
    [[[]], (x) => x.expand([2])],
    [[[1]], (x) => x.expand([0])],
    [[[2]], (x) => x.expand([-1])],
    [[[1, 2]], (x) => x.transpose().expand([2, 3])],
  ],
  squeeze: [
    [[[1, 2, 1]], (x) => x.squeeze()],
    [[[1, 2, 1]], (x) => x.squeeze(-1)],
    [[[2, 1, 2]], (x) => x.transpose().squeeze()],
    [[[1, 0]], (x) => x.squeeze()],
    [[[1]], (x) => x.squeeze()],
  ],
  unsqueeze: [
    ...onMatrix((x) => x.unsqueeze(1)),
    [[[]], (x) => x.unsqueeze(0)],
    [[[0]], (x) => x.unsqueeze(-1)],
  ],
  flatten: [
    ...onMatrix((x) => x.flatten()),
    [[[2, 1, 2]], (x) => x.transpose(0, 2).flatten(1)],
    [[[]], (x) => x.flatten()],
    [[[0, 2]], (x) => x.flatten()],
  ],
  slice: [
    ...onMatrix((x) => x.slice(1, 1, 3)),
    ...onMatrix((x) => x.slice(0, -3, undefined, 2)),
    [[[5]], (x) => x.slice(0, 1).slice(0, 0, 4, 2)],
    [[[5]], (x) => x.slice(0, 0, 0, 2)],
    [[[0, 2]], (x) => x.slice(1, 1)],
    [[[1]], (x) => x.slice(0, 0, 1)],
  ],
  select: [
    ...onMatrix((x) => x.select(0, 1)),
    ...onMatrix((x) => x.select(-1, -1)),
    [[[1]], (x) => x.select(0, 0)],
    [[[0, 2]], (x) => x.select(1, 0)],
  ],
  pad: [
    ...onMatrix((x) =>
      x.pad(
        [
          [1, 2],
          [0, 1],
        ],
        5,
      ),
    ),
    [[[]], (x) => x.pad([])],
    [[[0]], (x) => x.pad([[1, 1]])],
    [[[1, 2]], (x) => x.pad([[0, 1]])],
  ],
  split: [
    ...onMatrix((x) =>
      concat(
        x.split(2, 1).map((part, i) => part.mul(i + 2)),
        1,
      ),
    ),
    ...onMatrix((x) => x.split([1, 0, 2])[2]),
    [[[0]], (x) => x.split(1)[0]],
  ],
  concat: [
    [
      [
        [2, 3],
        [1, 3],
      ],
      (x, y) => concat([x, y]),
    ],
    [
      [
        [2, 3],
        [2, 1],
      ],
      (x, y) => concat([x, y, x], 1),
    ],
    [
      [
        [2, 3],
        [1, 2],
      ],
      (x, y) => concat([x.transpose(), y]),
    ],
    [[[0], [2]], (x, y) => concat([x, y])],
    [[[1]], (x) => concat([x])],
  ],
  stack: [
    [
      [
        [2, 3],
        [2, 3],
      ],
      (x, y) => stack([x, y], 1),
    ],
    [[[], []], (x, y) => stack([x, y])],
    [[[0], [0]], (x, y) => stack([x, y])],
    [
      [
        [2, 3],
        [3, 2],
      ],
      (x, y) => stack([x.transpose(), y, y], -1),
    ],
  ],
  gather: [
    ...onMatrix((x) =>
      x.gather(
        1,
        int([
          [0, 0],
          [2, 1],
        ]),
      ),
    ),
    ...onMatrix((x) => x.gather(0, int([[2, 2, 2]]))),
    [[[3]], (x) => x.gather(0, int([1, 1, 1, 1]))],
    [[[2, 3]], (x) => x.gather(1, int([[0], [2]]).expand([2, 2]))],
    [[[2]], (x) => x.gather(0, int([]))],
    [[[1]], (x) => x.gather(0, int([0]))],
  ],
  scatterAdd: [
    ...onMatrix((x) =>
      scatterAdd(
        x,
        1,
        int([
          [0, 0, 3],
          [1, 3, 1],
          [2, 2, 2],
        ]),
        [3, 4],
      ),
    ),
    [[[0]], (x) => scatterAdd(x, 0, int([]), [2])],
    [[[1]], (x) => scatterAdd(x, 0, int([1]), [2])],
  ],
  indexSelect: [
    ...onMatrix((x) => x.indexSelect(0, [2, 0, 2])),
    ...onMatrix((x) => x.indexSelect(-1, int([1]))),
    [[[2, 0]], (x) => x.indexSelect(0, [1, 1])],
    [[[1]], (x) => x.indexSelect(0, [0, 0])],
    [[[2]], (x) => x.indexSelect(0, [])],
  ],
  where: [
    ...binary((x, y) => where(x.greater(y), x, y.mul(2))),
    [
      [[2, 3], [3]],
      (x, y) =>
        where(
          int([
            [0, 1, 0],
            [1, 0, 1],
          ]),
          x,
          y,
        ),
    ],
    [
      [[3], [2, 1]],
      (x, y) =>
        where(
          int([[0, 1, 1]])
            .transpose()
            .transpose(),
          x,
          y,
        ),
    ],
    [[[3], []], (x, y) => where(float([0, 1, 0]), y, x.mul(2))],
    [[[3]], (x) => where(x.greater(0), x.square(), 0)],
    [[[3]], (x) => where(x.greater(0), 1, x.exp())],
  ],
  clone: unary((x) => x.clone()),
  contiguous: unary((x) => x.contiguous()),
  // From float64 through itself; the way through float32 has its own test below, with larger steps.
  cast: unary((x) => x.cast('float64')),
  mseLoss: [
    [
      [
        [2, 3],
        [2, 3],
      ],
      (p, t) => losses.mseLoss(p, t),
    ],
  ],
  maeLoss: [
    [
      [
        [2, 3],
        [2, 3],
      ],
      (p, t) => losses.maeLoss(p, t),
    ],
  ],
  huberLoss: [
    [
      [
        [2, 3],
        [2, 3],
      ],
      (p, t) => losses.huberLoss(p, t, { delta: 0.8 }),
    ],
  ],
  logCoshLoss: [
    [
      [
        [2, 3],
        [2, 3],
      ],
      (p, t) => losses.logCoshLoss(p, t),
    ],
  ],
  bceWithLogits: [
    [
      [
        [2, 3],
        [2, 3],
      ],
      (p, t) => losses.bceWithLogits(p, t.sigmoid()),
    ],
  ],
  conv1d: [[[[2, 2, 5], [2, 1, 3], [2]], (x, w, bias) => x.conv1d(w, { padding: 'causal', groups: 2, bias })]], // prettier-ignore
  conv2d: [
    [[[2, 2, 3, 4], [2, 2, 2, 3], [2]], (x, w, bias) => x.conv2d(w, { padding: 1, stride: [1, 2], bias })],
    [[[1, 2, 3, 3], [2, 1, 2, 2]], (x, w) => x.transpose().conv2d(w.transpose(), { groups: 2 })],
    [[[0, 1, 3, 3], [1, 1, 2, 2]], (x, w) => x.conv2d(w)],
  ], // prettier-ignore
  convTranspose2d: [[[[1, 2, 2, 3], [2, 1, 2, 2], [2]], (x, w, bias) => x.convTranspose2d(w, { stride: 2, groups: 2, bias })]], // prettier-ignore
  maxPool2d: [
    [[[2, 1, 4, 5]], (x) => x.maxPool2d(2)],
    [[[1, 2, 3, 4]], (x) => x.transpose().maxPool2d([3, 2], { stride: 1, padding: 1 })],
    [[[0, 2, 3, 4]], (x) => x.maxPool2d(2)],
  ],
  avgPool2d: [
    [[[2, 2, 4, 5]], (x) => x.avgPool2d(2)],
    [
      [[1, 2, 3, 4]],
      (x) => x.avgPool2d(3, { stride: 2, padding: 1, countIncludePad: false }),
    ],
  ],
  adaptiveAvgPool2d: [
    [[[1, 2, 5, 3]], (x) => x.adaptiveAvgPool2d([2, 3])],
    [[[2, 2, 2, 3]], (x) => x.adaptiveAvgPool2d(1)],
  ],
  normalize: [
    [[[3, 2, 2]], (x) => normalize(x, [0, 2], 0.1).normalized],
    [[[2, 4]], (x) => normalize(x, 1, 0.1).normalized],
  ],
  crossEntropy: [
    [[[2, 3]], (z) => losses.crossEntropy(z, int([2, 0]))],
    [
      [
        [2, 3],
        [2, 3],
      ],
      (z, t) => losses.crossEntropy(z, t.softmax()),
    ],
  ],
}

/** Steps, whole numbers, and changes in place have no gradient; detach and backward are about gradients themselves. */
const withoutGradient = [
  ...[
    'equal',
    'notEqual',
    'less',
    'lessEqual',
    'greater',
    'greaterEqual',
    'argmax',
    'argmin',
    'oneHot',
  ],
  ...['add_', 'sub_', 'mul_', 'fill_', 'copy_', 'detach', 'backward'],
]

/** Exported below lib/ops for other operations, and no operations themselves. */
const helpers = [
  ...[
    'broadcasted',
    'expanded',
    'like',
    'constant',
    'operand',
    'needFloat',
    'keepsDims',
    'sliceLayout',
  ],
  ...[
    'convolve',
    'convTranspose',
    'inOrder',
    'convKinds',
    'checkFilters',
    'checkPictures',
    'checkGroups',
    'poolKinds',
    'avgPoolKinds',
    'windowsOf',
  ],
  ...['fused', 'fusedGradient', 'gradients', 'elementwise', 'inFloat64', 'toInt32'],
]

test('no operation is forgotten', () => {
  const files = import.meta.glob<Record<string, unknown>>(
    ['./ops/*.ts', '!./ops/*.{test,fixture}.ts'],
    { eager: true },
  )
  const functions = Object.values(files).flatMap((file) => Object.keys(file))
  expect(functions.length).toBeGreaterThan(50)
  const all = [...Object.keys(Tensor.prototype), ...functions].map((name) =>
    name === 'variance' ? 'var' : name,
  )
  const known = [...Object.keys(differentiable), ...withoutGradient, ...helpers].filter(
    (name) => !(name in losses),
  )
  expect(all.filter((name) => !known.includes(name))).toEqual([])
  expect(known.filter((name) => !all.includes(name))).toEqual([])
})

/** Numbers at least 0.3 away from 0, no two alike. */
function draw(shape: Shape, domain: Domain, random: Random): Tensor {
  const values = Float64Array.from(
    { length: shape.reduce((n, size) => n * size, 1) },
    () => {
      const size = 0.3 + 1.2 * random.uniform()
      return domain === 'any' && random.uniform() < 0.5 ? -size : size
    },
  )
  return tensor(values, { shape })
}

/** All gradients of fn as one vector, in such a way that they can be differentiated once more. */
function gradients(fn: Fn): Fn {
  return (...inputs) => {
    const leaves = inputs.map((x) => {
      if (x.requiresGrad) return x
      const leaf = x.detach()
      leaf.requiresGrad = true
      return leaf
    })
    const y = fn(...leaves)
    // The square brings in the second derivative of what is linear in the gradient.
    const loss = y.add(y.square().mul(0.5)).sum()
    return concat(
      grad(loss, leaves, { createGraph: true, allowUnused: true }).map((g) =>
        g.reshape([g.size]),
      ),
    )
  }
}

describe.each(Object.keys(differentiable))('%s', (name) => {
  test('its gradient is the numeric one', () => {
    const random = new Random(3)
    for (const [shapes, fn, domain = 'any'] of differentiable[name]) {
      const inputs = shapes.map((shape) => draw(shape, domain, random))
      expect(gradientCheck(fn, inputs).checked).toBe(
        inputs.reduce((sum, { size }) => sum + size, 0),
      )
    }
  })

  test('so is its second derivative', () => {
    const random = new Random(4)
    for (const [shapes, fn, domain = 'any'] of differentiable[name]) {
      const inputs = shapes.map((shape) => draw(shape, domain, random))
      gradientCheck(gradients(fn), inputs, { tolerance: 1e-5 })
    }
  })
})

test('the gradient of a cast goes back in the dtype of its input', () => {
  const x = tensor([0.5, -2], { dtype: 'float64', requiresGrad: true })
  x.cast('float32')
    .mul(tensor([3, 4]))
    .sum()
    .backward()
  expect([x.grad?.dtype, x.grad?.toArray()]).toEqual(['float64', [3, 4]])
  expect(x.cast('int32').requiresGrad).toBe(false)
})

describe('where a function bends, or ends', () => {
  const gradientOf = (fn: (x: Tensor) => Tensor, values: number[]): unknown => {
    const x = tensor(values, { dtype: 'float64', requiresGrad: true })
    return grad(fn(x), [x])[0].toArray()
  }

  test.each<[string, (x: Tensor) => Tensor, number[], number[]]>([
    ['relu at 0 takes 0', (x) => x.relu().sum(), [0, -0, 1], [0, 0, 1]],
    ['leakyRelu at 0 takes the slope', (x) => x.leakyRelu(0.1).sum(), [0, -0], [0.1, 0.1]],
    ['abs at 0 takes 0', (x) => x.abs().sum(), [0, -1, 1], [0, -1, 1]],
    [
      'clamp passes at its ends, not beyond',
      (x) => x.clamp(-1, 1).sum(),
      [-2, -1, 0, 1, 2],
      [0, 1, 1, 1, 0],
    ],
    ['ties of max share', (x) => x.max(), [3, 1, 3, 3], [1 / 3, 0, 1 / 3, 1 / 3]],
    ['ties of min share', (x) => x.min(), [1, 1], [0.5, 0.5]],
    ['a tie of maximum is halved', (x) => x.maximum(0).sum(), [0, 1, -1], [0.5, 1, 0]],
    ['a tie of minimum is halved', (x) => x.minimum(0).sum(), [0, 1, -1], [0.5, 0, 1]],
    ['x.maximum(x) is x', (x) => x.maximum(x).sum(), [2], [1]],
    ['x² below 0', (x) => x.pow(2).sum(), [-3, 0, 3], [-6, 0, 6]],
    ['x¹ at 0', (x) => x.pow(1).sum(), [0], [1]],
    ['x⁰ is 1 everywhere', (x) => x.pow(0).sum(), [-1, 0, 1], [0, 0, 0]],
    ['√x rises without bound at 0', (x) => x.sqrt().sum(), [0], [Infinity]],
    ['ln x, too', (x) => x.log().sum(), [0], [Infinity]],
    [
      'the untaken branch of where',
      (x) => where(x.greater(0), x, 0).sum(),
      [-1, 1],
      [0, 1],
    ],
    ['softplus far out', (x) => x.softplus().sum(), [-1000, 1000], [0, 1]],
    ['sigmoid far out', (x) => x.sigmoid().sum(), [-1000, 1000], [0, 0]],
  ])('%s', (_, fn, values, wanted) => {
    expect(gradientOf(fn, values)).toEqual(wanted)
  })

  test('0ʸ is 0 for every y above 0', () => {
    const x = tensor([0, 2], { dtype: 'float64' })
    const y = tensor([2, 3], { dtype: 'float64', requiresGrad: true })
    expect(grad(x.pow(y).sum(), [y])[0].toArray()).toEqual([0, 8 * Math.LN2])
  })

  test('the second derivative of x¹ and x² at 0', () => {
    const second = (exponent: number): number => {
      const x = tensor(0, { dtype: 'float64', requiresGrad: true })
      const [first] = grad(x.pow(exponent), [x], { createGraph: true })
      return grad(first, [x])[0].item()
    }
    expect([second(1), second(2), second(3)]).toEqual([0, 2, 0])
  })
})
