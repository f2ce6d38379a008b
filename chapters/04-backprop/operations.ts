import {
  concat,
  einsum,
  Random,
  randn,
  stack,
  tensor,
  where,
  zeros,
  type Shape,
  type Tensor,
} from 'chalkgrad'

/** One differentiable operation, and inputs at which to check it. */
export interface Case {
  name: string
  fn: (...inputs: Tensor[]) => Tensor
  inputs: (random: Random) => Tensor[]
}

const dtype = 'float64'

/**
 * Numbers of both signs, none so near 0 that a step of ε could cross it: |x|, relu and sign
 * have no slope there.
 */
function signed(shape: Shape, random: Random): Tensor {
  const x = randn(shape, random, { dtype })
  return x.add(x.sign().mul(0.1))
}

/** Numbers above 0.1, for ln, √ and powers. */
const positive = (shape: Shape, random: Random): Tensor => signed(shape, random).abs()

/**
 * Numbers that all differ by more than a step of ε, so that a largest one stays the
 * largest.
 */
const distinct = (shape: Shape, random: Random): Tensor => {
  const size = shape.reduce((n, length) => n * length, 1)
  return tensor(Float64Array.from(random.permutation(size)), { shape })
    .sub(size / 2)
    .mul(0.37)
}

type Unary = (x: Tensor) => Tensor
type Binary = (x: Tensor, y: Tensor) => Tensor
type Fill = (shape: Shape, random: Random) => Tensor

/** One input: contiguous, transposed, every other column, a single number, and empty. */
function unary(name: string, fn: Unary, fill: Fill = signed): Case[] {
  const shapes: [string, (random: Random) => Tensor][] = [
    ['', (random) => fill([2, 3], random)],
    ['transposed', (random) => fill([3, 2], random).transpose()],
    ['sliced', (random) => fill([2, 6], random).slice(1, 0, 6, 2)],
    ['one number', (random) => fill([], random)],
    ['empty', () => zeros([0, 3], { dtype })],
  ]
  return shapes.map(([kind, input]) => ({
    name: label(name, kind),
    fn,
    inputs: (random) => [input(random)],
  }))
}

/**
 * Two inputs: equal shapes, a row against a matrix, a column against a row, transposed, a
 * number.
 */
function binary(name: string, fn: Binary, fill: Fill = signed): Case[] {
  const shapes: [string, Shape, Shape][] = [
    ['', [2, 3], [2, 3]],
    ['a row for every row', [2, 3], [3]],
    ['column and row', [2, 1], [1, 3]],
    ['one number', [2, 3], []],
    ['empty', [0, 3], [3]],
  ]
  const cases = shapes.map(([kind, a, b]) => ({
    name: label(name, kind),
    fn,
    inputs: (random: Random) => [fill(a, random), fill(b, random)],
  }))
  return [
    ...cases,
    {
      name: label(name, 'transposed'),
      fn,
      inputs: (random) => [fill([3, 2], random).transpose(), fill([2, 3], random)],
    },
  ]
}

const label = (name: string, kind: string): string => (kind ? `${name}, ${kind}` : name)

/** A single case with its own inputs. */
function one(name: string, fn: Case['fn'], ...shapes: Shape[]): Case {
  return { name, fn, inputs: (random) => shapes.map((shape) => signed(shape, random)) }
}

const labels = tensor([2, 0], { dtype: 'int32' })
const mask = tensor(
  [
    [1, 0, 1],
    [0, 0, 1],
  ],
  { dtype: 'int32' },
)

/** Every operation of the engine that has a gradient. */
// prettier-ignore
export const cases: Case[] = [
  ...binary('add', (x, y) => x.add(y)),
  ...binary('sub', (x, y) => x.sub(y)),
  ...binary('mul', (x, y) => x.mul(y)),
  ...binary('div', (x, y) => x.div(y)),
  ...binary('pow', (x, y) => x.pow(y), positive),
  one('pow, a constant square', (x) => x.pow(2), [2, 3]),
  one('maximum', (x, y) => x.maximum(y), [2, 3], [3]),
  one('minimum', (x, y) => x.minimum(y), [2, 3], [3]),
  ...unary('neg', (x) => x.neg()),
  ...unary('abs', (x) => x.abs()),
  ...unary('sign', (x) => x.sign()),
  ...unary('square', (x) => x.square()),
  ...unary('sqrt', (x) => x.sqrt(), positive),
  ...unary('exp', (x) => x.exp()),
  ...unary('log', (x) => x.log(), positive),
  ...unary('sin', (x) => x.sin()),
  ...unary('cos', (x) => x.cos()),
  ...unary('tanh', (x) => x.tanh()),
  ...unary('sigmoid', (x) => x.sigmoid()),
  ...unary('relu', (x) => x.relu()),
  ...unary('softplus', (x) => x.softplus()),
  ...unary('leakyRelu', (x) => x.leakyRelu()),
  ...unary('gelu', (x) => x.gelu()),
  ...unary('clamp', (x) => x.clamp(-0.05, 0.5)),
  ...unary('sum', (x) => x.sum()),
  one('sum over an axis', (x) => x.sum(1, { keepDims: true }), [2, 3, 2]),
  one('mean over two axes', (x) => x.mean([0, 2]), [2, 3, 2]),
  one('var', (x) => x.var(1), [2, 4]),
  { name: 'max', fn: (x) => x.max(1), inputs: (random) => [distinct([3, 4], random)] },
  { name: 'min', fn: (x) => x.min(0), inputs: (random) => [distinct([3, 4], random)] },
  one('logSumExp', (x) => x.logSumExp(1), [2, 4]),
  one('softmax', (x) => x.softmax(), [2, 4]),
  one('logSoftmax', (x) => x.logSoftmax(0), [2, 4]),
  one('matmul', (a, b) => a.matmul(b), [2, 3], [3, 4]),
  one('matmul, vector and matrix', (a, b) => a.matmul(b), [3], [3, 4]),
  one('matmul, two vectors', (a, b) => a.matmul(b), [3], [3]),
  one('matmul, a batch', (a, b) => a.matmul(b), [2, 3, 2], [2, 2, 3]),
  one('matmul, one matrix for a batch', (a, b) => a.matmul(b), [2, 3, 2], [2, 4]),
  one('matmul, transposed', (a, b) => a.transpose().matmul(b.transpose()), [3, 2], [4, 3]),
  one('matmul, inner size 0', (a, b) => a.matmul(b), [2, 0], [0, 3]),
  one('einsum', (a, b) => einsum('bij,jk->bki', a, b), [2, 3, 2], [2, 2]),
  one('reshape', (x) => x.reshape([3, -1]), [2, 3]),
  one('reshape after transpose', (x) => x.transpose().reshape([6]), [2, 3]),
  one('permute', (x) => x.permute([2, 0, 1]), [2, 3, 4]),
  one('expand', (x) => x.expand([4, 2, 3]), [2, 1]),
  one('squeeze', (x) => x.squeeze(1), [2, 1, 3]),
  one('unsqueeze', (x) => x.unsqueeze(-1), [2, 3]),
  one('flatten', (x) => x.flatten(1), [2, 3, 2]),
  one('clone', (x) => x.clone(), [2, 3]),
  one('slice', (x) => x.slice(1, 1, 6, 2), [2, 6]),
  one('select', (x) => x.select(0, -1), [3, 2]),
  one('pad', (x) => x.pad([[1, 0], [0, 2]], 5), [2, 3]),
  one('concat', (x, y) => concat([x, y], 1), [2, 3], [2, 1]),
  one('stack', (x, y) => stack([x, y, x]), [2, 3], [2, 3]),
  one('split', (x) => x.split([1, 2], 1)[1], [2, 3]),
  one('gather', (x) => x.gather(1, labels.unsqueeze(1)), [2, 3]),
  one('indexSelect', (x) => x.indexSelect(0, [1, 1, 0]), [2, 3]),
  one('where', (x, y) => where(mask, x, y), [2, 3], [3]),
  one('a reused node', (x) => x.mul(x).add(x.exp().mul(x)), [2, 3]),
]
