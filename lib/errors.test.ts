// Wrong input gets an error of the right kind that names the operation and what was wrong: both shapes, the axis, the dtype.
import {
  ArgumentError,
  broadcastShapes,
  ChalkgradError,
  concat,
  DtypeError,
  einsum,
  grad,
  GradientError,
  noGrad,
  oneHot,
  ones,
  ReleasedError,
  scope,
  ShapeError,
  stack,
  steps,
  Tensor,
  tensor,
  where,
  zeros,
  type Dtype,
} from 'chalkgrad'
import * as errors from 'chalkgrad/errors'
import { unaryNames } from 'chalkgrad/kernels/reference/elementwise'
import { describe, expect, test } from 'vitest'

type Kind = new (message: string) => Error
type Row = [run: () => unknown, kind: Kind, message: string | RegExp]

const x = zeros([2, 3])
const whole = zeros([2, 3], { dtype: 'int32' })
const double = zeros([2, 3], { dtype: 'float64' })
const index = (...values: number[]): Tensor => tensor(values, { dtype: 'int32' })
/** What plain JavaScript lets through. */
const nothing = undefined as unknown as number

/** The four ways in which two operands do not go together. */
const pairwise = (name: string, run: (a: Tensor, b: Tensor | number) => unknown): Row[] => [
  [
    () => run(x, zeros([4, 3])),
    ShapeError,
    `${name}: (2, 3) and (4, 3) do not broadcast: counted from the back, axis −2 has 2 and 4`,
  ],
  [
    () => run(x, double),
    DtypeError,
    `${name}: float32 (2, 3) meets float64 (2, 3): dtypes are never mixed silently. Convert one, for example .cast('float32')`,
  ],
  [
    () => run(whole, 0.5),
    DtypeError,
    `${name}: int32 holds whole numbers from −2³¹ to 2³¹ − 1, not 0.5`,
  ],
  [
    () => run(x, nothing),
    ArgumentError,
    `${name}: a tensor or a number was expected, got undefined`,
  ],
]
/** Element by element, and defined for whole numbers, too. */
const ofWholeNumbers = ['neg', 'abs', 'sign', 'square', 'relu']

const floatOnly = (name: string, run: (a: Tensor) => unknown): Row[] => [
  [
    () => run(whole),
    DtypeError,
    `${name}: works on float32 and float64, this tensor is int32: use .cast('float32') first`,
  ],
]
const axis = (name: string, run: (a: Tensor, axis: number) => unknown): Row[] => [
  [
    () => run(x, 2),
    ShapeError,
    `${name}: there is no axis 2 in (2, 3): its axes are 0 to 1, or −2 to −1 from the back`,
  ],
  [() => run(x, -3), ShapeError, `${name}: there is no axis -3 in (2, 3)`],
  [() => run(x, NaN), ShapeError, `${name}: there is no axis NaN in (2, 3)`],
  [() => run(x, 0.5), ShapeError, `${name}: there is no axis 0.5 in (2, 3)`],
]
const axes = (
  name: string,
  run: (a: Tensor, axes: number | number[]) => unknown,
): Row[] => [
  ...axis(name, run),
  [() => run(x, [0, -2]), ShapeError, `${name}: axis 0 of (2, 3) is named twice`],
]
const notEmpty = (name: string, run: (a: Tensor) => unknown): Row[] => [
  [
    () => run(zeros([2, 0])),
    ShapeError,
    `${name}: axis 1 of (2, 0) is empty: there is no ${name} of nothing`,
  ],
]
const inPlace = (name: string, run: (a: Tensor, b: Tensor) => unknown): Row[] => [
  [
    () => run(zeros([3]), zeros([2, 3])),
    ShapeError,
    `${name}: (2, 3) does not fit into (3)`,
  ],
  [
    () => run(tensor([1], { requiresGrad: true }), ones([1])),
    GradientError,
    `${name}: this tensor (1) is part of a recorded graph`,
  ],
  [
    () => run(zeros([1, 2]).expand([3, 2]), ones([3, 2])),
    ArgumentError,
    `${name}: this tensor (3, 2) repeats the same numbers along axis 0`,
  ],
]

const rows: Record<string, Row[]> = {
  add: [
    ...pairwise('add', (a, b) => a.add(b as Tensor)),
    [() => zeros([3, 2]).add(zeros([3])), ShapeError, 'reshape (3) to (3, 1)'],
  ],
  sub: pairwise('sub', (a, b) => a.sub(b)),
  mul: pairwise('mul', (a, b) => a.mul(b)),
  div: [
    ...pairwise('div', (a, b) => a.div(b)),
    [() => whole.div(2), DtypeError, 'div: int32 would lose the fraction'],
  ],
  pow: [
    ...pairwise('pow', (a, b) => a.pow(b)),
    [
      () => whole.pow(-1),
      DtypeError,
      'pow: int32 would lose the fraction of a negative power',
    ],
  ],
  maximum: pairwise('maximum', (a, b) => a.maximum(b)),
  minimum: pairwise('minimum', (a, b) => a.minimum(b)),
  clamp: [
    [() => x.clamp(2, 1), ArgumentError, 'clamp: low must be at most high, got 2 and 1'],
    [() => x.clamp(NaN, 1), ArgumentError, 'got NaN and 1'],
    [() => x.clamp(0, nothing), ArgumentError, 'got 0 and undefined'],
    [() => whole.clamp(0.5, 1), DtypeError, 'clamp: int32'],
  ],
  ...Object.fromEntries(
    unaryNames
      .filter((name) => !ofWholeNumbers.includes(name))
      .map((name) => [name, floatOnly(name, (a) => a[name]())]),
  ),
  leakyRelu: [[() => whole.leakyRelu(), DtypeError, 'int32']],
  gelu: [[() => whole.gelu(), DtypeError, 'int32']],
  ...Object.fromEntries(
    (['equal', 'notEqual', 'less', 'lessEqual', 'greater', 'greaterEqual'] as const).map(
      (name) => [name, pairwise(name, (a, b) => a[name](b))],
    ),
  ),
  sum: axes('sum', (a, axes) => a.sum(axes)),
  mean: [...axes('sum', (a, axes) => a.mean(axes)), ...floatOnly('mean', (a) => a.mean())],
  var: [...axes('var', (a, axes) => a.var(axes)), ...floatOnly('var', (a) => a.var())],
  max: [...axes('max', (a, axes) => a.max(axes)), ...notEmpty('max', (a) => a.max(1))],
  min: [...axes('min', (a, axes) => a.min(axes)), ...notEmpty('min', (a) => a.min())],
  argmax: [
    ...axis('argmax', (a, axis) => a.argmax(axis)),
    ...notEmpty('argmax', (a) => a.argmax(1)),
  ],
  argmin: [
    ...axis('argmin', (a, axis) => a.argmin(axis)),
    ...notEmpty('argmin', (a) => a.argmin()),
  ],
  logSumExp: [
    ...floatOnly('logSumExp', (a) => a.logSumExp()),
    [() => x.logSumExp(2), ShapeError, 'there is no axis 2 in (2, 3)'],
  ],
  softmax: [
    ...floatOnly('softmax', (a) => a.softmax()),
    [() => x.softmax(2), ShapeError, 'there is no axis 2 in (2, 3)'],
    [() => zeros([]).softmax(), ShapeError, 'in (): it has no axes'],
  ],
  logSoftmax: [
    ...floatOnly('logSoftmax', (a) => a.logSoftmax()),
    [() => x.logSoftmax(NaN), ShapeError, 'there is no axis NaN in (2, 3)'],
  ],
  sumTo: [
    [() => x.sumTo([3, 2]), ShapeError, /sumTo: \(3, 2\) and \(2, 3\) do not broadcast/],
    [() => x.sumTo([1, 2, 3]), ShapeError, 'sumTo: (1, 2, 3) does not broadcast to (2, 3)'],
    [
      () => zeros([1, 3]).sumTo([2, 3]),
      ShapeError,
      'sumTo: (2, 3) does not broadcast to (1, 3)',
    ],
  ],
  matmul: [
    [
      () => zeros([32, 784]).matmul(zeros([128, 784])),
      ShapeError,
      'matmul: (32, 784) × (128, 784): inner sizes differ, 784 ≠ 128. Did you mean to transpose the second?',
    ],
    [
      () => zeros([4, 2]).matmul(zeros([4, 3])),
      ShapeError,
      'Did you mean to transpose the first?',
    ],
    [
      () => zeros([3]).matmul(zeros([4])),
      ShapeError,
      'matmul: (3) × (4): inner sizes differ, 3 ≠ 4',
    ],
    [
      () => zeros([3]).matmul(zeros([4, 3])),
      ShapeError,
      'matmul: (3) × (4, 3): inner sizes differ, 3 ≠ 4',
    ],
    [
      () => x.matmul(zeros([2])),
      ShapeError,
      'matmul: (2, 3) × (2): inner sizes differ, 3 ≠ 2',
    ],
    [
      () => zeros([2, 2, 3]).matmul(zeros([5, 3, 1])),
      ShapeError,
      'matmul, the batch axes: (2) and (5) do not broadcast',
    ],
    [() => x.matmul(zeros([])), ShapeError, 'use mul for a number'],
    [() => x.matmul(double.transpose()), DtypeError, 'matmul: float32 × float64'],
  ],
  reshape: [
    [() => x.reshape([4]), ShapeError, 'reshape: (2, 3) has 6 elements, (4) would have 4'],
    [
      () => x.reshape([-1, 4]),
      ShapeError,
      'reshape: 6 elements (2, 3) do not divide into (-1, 4): 4 does not divide 6',
    ],
    [
      () => x.reshape([-1, -1]),
      ShapeError,
      'reshape: only one size may be −1, got (-1, -1)',
    ],
    [
      () => x.reshape([-2, -3]),
      ShapeError,
      'reshape: sizes must be whole numbers ≥ 0, but axis 0 of (-2, -3) is -2',
    ],
    [() => x.reshape([1.5, 4]), ShapeError, 'is 1.5'],
    [() => x.reshape([NaN]), ShapeError, 'is NaN'],
    [() => zeros([0]).reshape([-1, 0]), ShapeError, 'do not divide into (-1, 0)'],
  ],
  permute: [
    [
      () => x.permute([0]),
      ShapeError,
      'permute: the order (0) must name each of the 2 axes of (2, 3) once',
    ],
    [() => x.permute([0, 0]), ShapeError, 'the order (0, 0)'],
    [() => x.permute([0, 1, 0]), ShapeError, 'the order (0, 1, 0)'],
    [() => x.permute([0, 2]), ShapeError, 'permute: there is no axis 2'],
  ],
  transpose: [
    ...axis('transpose', (a, axis) => a.transpose(0, axis)),
    [() => zeros([3]).transpose(), ShapeError, 'transpose: there is no axis -2 in (3)'],
  ],
  expand: [
    [() => x.expand([4, 3]), ShapeError, 'expand: (2, 3) and (4, 3) do not broadcast'],
    [() => x.expand([3]), ShapeError, 'expand: (2, 3) cannot repeat to (3)'],
    [() => x.expand([2, 1]), ShapeError, 'expand: (2, 3) cannot repeat to (2, 1)'],
    [
      () => x.expand([-1, 2, 3]),
      ShapeError,
      'expand: sizes must be whole numbers ≥ 0, but axis 0 of (-1, 2, 3) is -1',
    ],
  ],
  squeeze: [
    ...axis('squeeze', (a, axis) => a.squeeze(axis)),
    [
      () => x.squeeze(-1),
      ShapeError,
      'squeeze: axis -1 of (2, 3) has size 3, only an axis of size 1 can go',
    ],
  ],
  unsqueeze: [
    [() => x.unsqueeze(3), ShapeError, 'unsqueeze: there is no axis 3 in (2, 3, 1)'],
    [() => x.unsqueeze(NaN), ShapeError, 'no axis NaN'],
  ],
  flatten: axis('flatten', (a, axis) => a.flatten(axis)),
  slice: [
    ...axis('slice', (a, axis) => a.slice(axis, 0, 1)),
    [
      () => x.slice(0, 0, 2, 0),
      ArgumentError,
      'slice: the step must be a whole number ≥ 1, got 0',
    ],
    [() => x.slice(0, 2, 0, -1), ArgumentError, 'got -1'],
    [() => x.slice(0, 0.5), ArgumentError, 'slice: places are whole numbers, got 0.5'],
    [() => x.slice(0, 0, NaN), ArgumentError, 'got NaN'],
  ],
  select: [
    ...axis('select', (a, axis) => a.select(axis, 0)),
    [
      () => x.select(1, 3),
      ShapeError,
      'select: axis 1 of (2, 3) has 3 places, there is no place 3',
    ],
    [() => x.select(0, NaN), ShapeError, 'no place NaN'],
    [() => x.select(0, -3), ShapeError, 'no place -3'],
  ],
  pad: [
    [
      () =>
        x.pad([
          [0, 0],
          [0, 0],
          [1, 1],
        ]),
      ShapeError,
      'pad: 3 axes are named, (2, 3) has 2',
    ],
    [
      () => x.pad([[1, -1]]),
      ArgumentError,
      'pad: axis 0: [before, after] must be whole numbers ≥ 0, got [1, -1]',
    ],
    [() => whole.pad([[1, 1]], 0.5), DtypeError, 'int32'],
  ],
  split: [
    ...axis('split', (a, axis) => a.split(1, axis)),
    [
      () => x.split(0),
      ArgumentError,
      'split: the size of a part must be a whole number ≥ 1, got 0',
    ],
    [
      () => x.split([1, 2], 0),
      ShapeError,
      'split: the parts (1, 2) add up to 3, axis 0 of (2, 3) has 2',
    ],
    [() => x.split([-1, 3]), ArgumentError, 'whole numbers ≥ 0, got (-1, 3)'],
    [() => x.split([0.5, 1.5]), ArgumentError, 'got (0.5, 1.5)'],
  ],
  gather: [
    ...axis('gather', (a, axis) => a.gather(axis, index(0))),
    [
      () => x.gather(0, zeros([1, 1])),
      DtypeError,
      "gather: indices are int32, these are float32: use .cast('int32')",
    ],
    [
      () => x.gather(0, index(0)),
      ShapeError,
      'gather: the index (1) must have the axes of (2, 3), and fit in all but axis 0',
    ],
    [
      () => x.gather(0, zeros([1, 4], { dtype: 'int32' })),
      ShapeError,
      'gather: the index (1, 4) must have the axes of (2, 3)',
    ],
    [
      () => x.gather(0, index(0, 2).unsqueeze(0)),
      ArgumentError,
      'gather: index 2 is outside axis 0 of (2, 3): 0 to 1',
    ],
    [
      () => x.gather(1, index(-1).unsqueeze(0)),
      ArgumentError,
      'gather: index -1 is outside axis 1 of (2, 3): 0 to 2',
    ],
  ],
  indexSelect: [
    ...axis('indexSelect', (a, axis) => a.indexSelect(axis, [0])),
    [() => x.indexSelect(0, [2]), ArgumentError, 'index 2 is outside axis 0 of (2, 3)'],
    [() => x.indexSelect(0, [0.5]), DtypeError, 'not 0.5'],
    [() => x.indexSelect(0, zeros([1])), DtypeError, 'indices are int32'],
    [
      () => x.indexSelect(0, index(0).unsqueeze(0)),
      ShapeError,
      'indexSelect: the indices must be (n), got (1, 1)',
    ],
  ],
  cast: [[() => x.cast('bool' as Dtype), DtypeError, "cast: there is no dtype 'bool'"]],
  add_: [
    ...inPlace('add_', (a, b) => a.add_(b)),
    [() => x.add_(double), DtypeError, 'add_: float32 (2, 3) meets float64 (2, 3)'],
  ],
  sub_: inPlace('sub_', (a, b) => a.sub_(b)),
  mul_: [
    ...inPlace('mul_', (a, b) => a.mul_(b)),
    [() => whole.clone().mul_(0.5), DtypeError, 'mul_: int32'],
  ],
  copy_: [
    ...inPlace('copy_', (a, b) => a.copy_(b)),
    [() => x.copy_(double), DtypeError, 'copy_: float32 (2, 3) meets float64 (2, 3)'],
  ],
  fill_: [
    [() => whole.fill_(0.5), DtypeError, 'fill_: int32'],
    [
      () => tensor([1], { requiresGrad: true }).fill_(0),
      GradientError,
      'Change a parameter inside noGrad',
    ],
    [
      () => zeros([1]).expand([2]).fill_(1),
      ArgumentError,
      'fill_: this tensor (2) repeats',
    ],
  ],
  backward: [
    [
      () => x.backward(),
      GradientError,
      'nothing that led to this tensor requires a gradient',
    ],
  ],
  where: [
    [
      () => where(x, 1, 2),
      ArgumentError,
      'where: at least one of the two values must be a tensor',
    ],
    [() => where(x, x, double), DtypeError, 'where: float32 (2, 3) meets float64 (2, 3)'],
    [() => where(x, whole, 0.5), DtypeError, 'where: int32'],
    [() => where(x, 0.5, whole), DtypeError, 'where: int32'],
    [() => where(zeros([4]), x, 0), ShapeError, 'where: (4) and (2, 3) do not broadcast'],
    [
      () => where(x, zeros([2]), zeros([3])),
      ShapeError,
      'where: (2) and (3) do not broadcast',
    ],
  ],
  concat: [
    [() => concat([]), ArgumentError, 'concat: needs at least one tensor'],
    [
      () => concat([x, zeros([2, 4])]),
      ShapeError,
      'concat: tensor 1 is (2, 4), tensor 0 is (2, 3): only axis 0 may differ',
    ],
    [
      () => concat([x, zeros([3])]),
      ShapeError,
      'concat: tensor 1 is (3), tensor 0 is (2, 3)',
    ],
    [
      () => concat([x, double]),
      DtypeError,
      'concat: tensor 0 is float32, tensor 1 is float64',
    ],
    [
      () => concat([zeros([])]),
      ShapeError,
      'concat: there is no axis 0 in (): it has no axes',
    ],
  ],
  stack: [
    [
      () => stack([x, zeros([3, 2])]),
      ShapeError,
      'concat: tensor 1 is (1, 3, 2), tensor 0 is (1, 2, 3)',
    ],
    [() => stack([]), ArgumentError, 'at least one tensor'],
  ],
  oneHot: [
    [
      () => oneHot(zeros([2]), 3),
      DtypeError,
      'oneHot: indices are int32, these are float32',
    ],
    [
      () => oneHot(index(3), 3),
      ArgumentError,
      'oneHot: index 3 is outside axis 1 of (1, 3): 0 to 2',
    ],
    [() => oneHot(index(-1), 3), ArgumentError, 'index -1'],
    [() => oneHot(index(0), NaN), ShapeError, 'is NaN'],
  ],
  einsum: [
    [
      () => einsum('ij,jk', x, x),
      ArgumentError,
      "einsum: 'ij,jk' should look like 'ij,jk->ik'",
    ],
    [() => einsum('IJ->', x), ArgumentError, 'should look like'],
    [
      () => einsum('ij,jk->ik', x),
      ArgumentError,
      "einsum 'ij,jk->ik' names 2 tensors, 1 were given",
    ],
    [
      () => einsum('ij,jk->ik', x, x),
      ShapeError,
      "einsum 'ij,jk->ik': 'j' is 3 in one tensor and 2 in another, (2, 3)",
    ],
    [() => einsum('ijk->i', x), ShapeError, "'ijk' needs 3 axes, tensor 0 is (2, 3)"],
    [() => einsum('ii->i', x), ArgumentError, 'a diagonal is not supported'],
    [() => einsum('ij->k', x), ArgumentError, "'k' is in the result but in no tensor"],
    [() => einsum('ij->ii', x), ArgumentError, 'the result repeats a letter'],
    [() => einsum('ij,ij->', x, double), DtypeError, 'float32'],
  ],
  grad: [
    [
      () => grad(x.sum(), [x]),
      GradientError,
      'nothing that led to this tensor requires a gradient',
    ],
  ],
  broadcastShapes: [
    [
      () => broadcastShapes('mine', [2], [3]),
      ShapeError,
      'mine: (2) and (3) do not broadcast',
    ],
  ],
  noGrad: [[() => noGrad(async () => 1), ArgumentError, 'noGrad: the function is async']],
  scope: [
    [() => scope(async () => 1, 'mine'), ArgumentError, 'mine: the function is async'],
  ],
  steps: [
    [() => [...steps(-1)], ArgumentError, 'steps: n must be a whole number ≥ 0, got -1'],
  ],
}

describe.each(Object.keys(rows))('%s', (name) => {
  test.each(rows[name].map((row, i): [number, ...Row] => [i, ...row]))(
    'refuses, %i',
    (_, run, kind, message) => {
      let caught: unknown
      try {
        run()
      } catch (error) {
        caught = error
      }
      expect(caught).toBeInstanceOf(kind)
      expect(caught).toBeInstanceOf(ChalkgradError)
      expect((caught as Error).name).toBe(kind.name)
      if (message instanceof RegExp) expect((caught as Error).message).toMatch(message)
      else expect((caught as Error).message).toContain(message)
    },
  )
})

test('every method has something to refuse, or nothing can go wrong with it', () => {
  const harmless = [...ofWholeNumbers, 'clone', 'contiguous', 'detach']
  const methods = Object.keys(Tensor.prototype).filter((name) => !harmless.includes(name))
  expect(methods.filter((name) => !(name in rows))).toEqual([])
})

test('a refused change in place has changed nothing', () => {
  expect([x, whole, double].map((t) => t.data().every((value) => value === 0))).toEqual([
    true,
    true,
    true,
  ])
})

test('every error has its own name, and is an error of the engine', () => {
  for (const [name, Kind] of Object.entries(errors)) {
    const error = new Kind('text')
    expect([error.name, error.message]).toEqual([name, 'text'])
    expect(error).toBeInstanceOf(errors.ChalkgradError)
    expect(error).toBeInstanceOf(Error)
  }
  expect(new ReleasedError('')).not.toBeInstanceOf(ShapeError)
})
