// Every differentiable operation against the numeric gradient, once and twice, on all kinds of shapes and layouts.
import {
  concat,
  grad,
  gradientCheck,
  Random,
  Tensor,
  tensor,
  where,
  type Shape,
} from 'chalkgrad'
import * as losses from 'chalkgrad/losses/index'
import { describe, expect, test } from 'vitest'
import { ofLosses } from './losses/gradients.fixture.ts'
import type { Domain, Fn, Table } from './ops/gradients/cases.fixture.ts'
import { attention } from './ops/gradients/attention.fixture.ts'
import { elementwise } from './ops/gradients/elementwise.fixture.ts'
import { parts } from './ops/gradients/parts.fixture.ts'
import { pictures } from './ops/gradients/pictures.fixture.ts'
import { products } from './ops/gradients/products.fixture.ts'
import { reduce } from './ops/gradients/reduce.fixture.ts'
import { shape } from './ops/gradients/shape.fixture.ts'

const differentiable: Table = {
  ...elementwise,
  ...reduce,
  ...products,
  ...shape,
  ...parts,
  ...pictures,
  ...attention,
  ...ofLosses,
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
    'isNaN',
    'isFinite',
    'any',
    'all',
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
    'isDots',
    'parseEquation',
    'operand',
    'shown',
    'needFloat',
    'keepsDims',
    'sliceLayout',
  ],
  ...[
    'allButChannels',
    'perChannel',
    'fusedBatchNorm',
    'batchNormGradients',
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
  ...[
    'attention',
    'attentionMask',
    'checkAttention',
    'checkLengths',
    'lastAxes',
    'fusedLayerNorm',
    'layerNormGradients',
    'fusedStep',
    'fusedAttention',
    'attentionInBlocks',
    'attentionGradients',
    'lstmGradients',
    'gruGradients',
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
    ['elu at 0 takes alpha', (x) => x.elu(0.5).sum(), [0, 800, -800], [0.5, 1, 0]],
    ['std of equal numbers takes 0', (x) => x.std(), [2, 2, 2], [0, 0, 0]],
    ['so does the length of zeros', (x) => x.norm(), [0, 0], [0, 0]],
    ['in every p', (x) => x.norm(-1, { p: 3 }), [0, 0], [0, 0]],
    ['a product knows its zero', (x) => x.prod(), [2, 0, 3], [0, 6, 0]],
    ['and its zeros', (x) => x.prod(), [2, 0, 0], [0, 0, 0]],
    ['steps are flat', (x) => x.floor().add(x.round()).sum(), [0.5, 1], [0, 0]],
    ['ties of sort each keep theirs', (x) => x.sort().values.select(0, 0), [1, 1], [1, 0]],
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
