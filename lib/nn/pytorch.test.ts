// The layers for pictures against PyTorch: fixtures/README.md says how the numbers were made.
import {
  Random,
  crossEntropy,
  grad,
  nn,
  noGrad,
  parseSafetensors,
  tensor,
  zeros,
  type Shape,
  type Tensor,
} from 'chalkgrad'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { expectNear, numbers } from './pytorch.fixture.ts'
import { ResNet } from './resnet.fixture.ts'

const file = (name: string): Buffer =>
  readFileSync(new URL(`fixtures/${name}`, import.meta.url))
const read = <T>(name: string): T => JSON.parse(file(name).toString()) as T

interface Operation {
  name: string
  shapes: Shape[]
  options: Record<string, never>
  shape: Shape
  y: number[]
  gradients: number[][]
}

interface Norm {
  name: 'BatchNorm1d' | 'BatchNorm2d' | 'GroupNorm'
  shape: Shape
  y: number[]
  gradients: number[][]
  state: Record<string, number[]>
  use: number[]
}

const { operations, norms } = read<{ operations: Operation[]; norms: Norm[] }>(
  'layers.json',
)

function run(
  name: string,
  [x, weight, bias]: Tensor[],
  options: Operation['options'],
): Tensor {
  const { kernel, size, ...rest } = options
  switch (name) {
    case 'conv1d':
      return x.conv1d(weight, { ...rest, bias })
    case 'conv2d':
      return x.conv2d(weight, { ...rest, bias })
    case 'convTranspose2d':
      return x.convTranspose2d(weight, { ...rest, bias })
    case 'maxPool2d':
      return x.maxPool2d(kernel, rest)
    case 'avgPool2d':
      return x.avgPool2d(kernel, rest)
    default:
      return x.adaptiveAvgPool2d(size)
  }
}

describe('operations and their gradients are those of PyTorch', () => {
  test.each(
    operations.map((one) => [`${one.name} ${JSON.stringify(one.options)}`, one] as const),
  )('%s', (_, { name, shapes, options, shape, y, gradients }) => {
    const inputs = shapes.map((shape, seed) => {
      const x = numbers(shape, seed)
      x.requiresGrad = true
      return x
    })
    const got = run(name, inputs, options)
    expect(got.shape).toEqual(shape)
    expectNear(got, y)
    grad(got.mul(numbers(shape, 9)).sum(), inputs).forEach((g, i) =>
      expectNear(g, gradients[i]),
    )
  })
})

describe('normalization, its gradients and what it remembers are those of PyTorch', () => {
  const make = {
    BatchNorm1d: () => new nn.BatchNorm1d(3),
    BatchNorm2d: () => new nn.BatchNorm2d(3, { momentum: 0.3, epsilon: 0.01 }),
    GroupNorm: () => new nn.GroupNorm(2, 4),
  }
  test.each(norms.map((one) => [`${one.name} (${one.shape.join(', ')})`, one] as const))(
    '%s',
    (_, { name, shape, y, gradients, state, use }) => {
      const layer = make[name]().to('float64')
      const channels = layer.weight.shape
      noGrad(() => {
        layer.weight.copy_(numbers(channels, 5).add(2))
        layer.bias.copy_(numbers(channels, 6))
      })
      layer.forward(numbers(shape, 7).mul(2).add(1))
      const x = numbers(shape, 0)
      x.requiresGrad = true
      const got = layer.forward(x)
      expectNear(got, y)
      const all = [x, layer.weight, layer.bias]
      grad(got.mul(numbers(shape, 9)).sum(), all).forEach((g, i) =>
        expectNear(g, gradients[i]),
      )
      const own = Object.fromEntries(layer.namedBuffers())
      expect(Object.keys(own)).toEqual(Object.keys(state))
      for (const [key, values] of Object.entries(state)) expectNear(own[key], values)
      expectNear(layer.eval().forward(x), use)
    },
  )
})

describe('a residual network', () => {
  const wanted = read<{
    use: number[]
    training: number[]
    loss: number
    gradients: Record<string, [sum: number, norm: number]>
    averages: Record<string, number[]>
  }>('small-resnet.json')
  const { tensors } = parseSafetensors(file('small-resnet.safetensors'))

  test("has the 122 names and shapes of torchvision's ResNet-18", () => {
    const state = new ResNet([64, 128, 256, 512], 2, 1000, new Random(1), (shape) =>
      zeros(shape),
    ).stateDict()
    const shapes = Object.fromEntries(
      Object.entries(state).map(([name, { shape }]) => [name, [...shape]]),
    )
    expect(Object.keys(shapes)).toHaveLength(122)
    expect(shapes).toEqual(read('resnet18-state.json'))
  })

  test.each([
    ['float32', 1e-5],
    ['float64', 1e-9],
  ] as const)(
    'with weights from PyTorch, gives its logits and gradients in %s',
    (dtype, limit) => {
      const model = new ResNet([4, 4, 6, 6], 1, 5, new Random(1))
      model.loadStateDict(tensors)
      model.to(dtype)
      const x = numbers([3, 3, 33, 29], 1, dtype)
      expectNear(model.eval().forward(x), wanted.use, limit)
      const logits = model.train().forward(x)
      expectNear(logits, wanted.training, limit)
      const loss = crossEntropy(logits, tensor([4, 0, 2], { dtype: 'int32' }))
      expectNear(loss, [wanted.loss], limit)
      loss.backward()
      const parameters = model.namedParameters()
      expect(parameters.map(([name]) => name)).toEqual(Object.keys(wanted.gradients))
      for (const [name, { grad }] of parameters) {
        const [sum, norm] = wanted.gradients[name]
        expectNear(grad?.sum(), [sum], 10 * limit)
        expectNear(grad?.square().sum().sqrt(), [norm], 10 * limit)
      }
      const buffers = Object.fromEntries(model.namedBuffers())
      for (const [name, values] of Object.entries(wanted.averages))
        expectNear(buffers[name], values, limit)
      expect(buffers['layer4.0.bn2.num_batches_tracked'].item()).toBe(2)
    },
  )

  test('and back: the state has every tensor that PyTorch wants, unchanged', () => {
    const model = new ResNet([4, 4, 6, 6], 1, 5, new Random(1))
    model.loadStateDict(tensors)
    const state = model.stateDict()
    expect(Object.keys(state).sort()).toEqual(Object.keys(tensors).sort())
    for (const [name, value] of Object.entries(tensors))
      expect(state[name].toArray()).toEqual(value.toArray())
  })
})
