import type { Adapter, Peer } from '../adapter.ts'
import { CannotDo } from '../adapter.ts'
import { denseLayers } from '../dense.ts'
import { labels, numbers, transposed, weights } from '../data.ts'
import { peerRequire, peerVersion } from '../install.ts'

const packages = ['js-pytorch']

export const peers: Peer[] = [
  {
    name: 'js-pytorch',
    title: 'js-pytorch, plain JavaScript',
    options: {},
    threads: 1,
    packages,
    notes: {
      train: 'its Adam does not correct the first steps, so that its losses differ',
    },
    importing: "require('js-pytorch')",
  },
]

type Nested = number | Nested[]
interface Tensor {
  data: Nested
  _data: Nested
  _grad?: Tensor
  sum(axis?: number): Tensor
  backward(): void
}
interface Module {
  W: Tensor
  forward(x: Tensor, y?: Tensor): Tensor
  parameters(): Tensor[]
}
interface Optimizer {
  step(): void
  zero_grad(): void
}
interface Torch {
  tensor(data: Nested, requiresGrad?: boolean): Tensor
  add(a: Tensor, b: Tensor): Tensor
  mul(a: Tensor, b: Tensor): Tensor
  exp(x: Tensor): Tensor
  matmul(a: Tensor, b: Tensor): Tensor
  transpose(x: Tensor, first: number, second: number): Tensor
  nn: {
    Linear: new (inputs: number, outputs: number) => Module
    ReLU: new () => Module
    CrossEntropyLoss: new () => Module
  }
  optim: {
    Adam: new (
      parameters: Tensor[],
      rate: number,
      reg: number,
      betas: number[],
      eps: number,
    ) => Optimizer
  }
}

const nest = (flat: ArrayLike<number>, shape: readonly number[], start = 0): Nested => {
  if (shape.length === 0) return flat[start]
  const each = shape.slice(1).reduce((a, b) => a * b, 1)
  return Array.from({ length: shape[0] }, (_, i) =>
    nest(flat, shape.slice(1), start + i * each),
  )
}

/** js-pytorch: nested arrays of JavaScript. Its Adam does not correct the first steps. */
export default async function open(): Promise<Adapter> {
  const require = peerRequire(packages)
  const { torch } = require('js-pytorch') as { torch: Torch }
  const { nn } = torch
  const make = (shape: readonly number[], seed: number, gradient = false) =>
    torch.tensor(
      nest(
        numbers(
          shape.reduce((a, b) => a * b, 1),
          seed,
        ),
        shape,
      ),
      gradient,
    )
  const adam = (parameters: Tensor[]) =>
    new torch.optim.Adam(parameters, 1e-3, 0, [0.9, 0.999], 1e-8)

  return {
    version: peerVersion(packages),
    train({ input, classes, layers }) {
      const dense = denseLayers(layers)
      const initial = weights(dense)
      const model = dense.map((layer) => {
        if (layer[0] === 'relu') return new nn.ReLU()
        const [, inputs, outputs] = layer
        const linear = new nn.Linear(inputs, outputs)
        const weight = transposed(initial.shift() ?? new Float32Array(), outputs, inputs)
        linear.W._data = nest(weight, [inputs, outputs])
        return linear
      })
      const optimizer = adam(model.flatMap((layer) => layer.parameters()))
      const [loss, x] = [new nn.CrossEntropyLoss(), make(input, 1)]
      const y = torch.tensor(Array.from(labels(input[0], classes, 2)))
      return () => {
        const cost = loss.forward(
          model.reduce((h, layer) => layer.forward(h), x),
          y,
        )
        cost.backward()
        optimizer.step()
        optimizer.zero_grad()
        return Number([cost.data].flat(9)[0])
      }
    },
    matmul({ batch, m, n, k, turnA, turnB }) {
      if (m > 512) throw new CannotDo('takes seconds')
      const several = batch > 1 ? [batch] : []
      const a = make([...several, ...(turnA ? [k, m] : [m, k])], 1)
      const b = make([...several, ...(turnB ? [n, k] : [k, n])], 2)
      const turn = (x: Tensor) => torch.transpose(x, -1, -2)
      return () => void torch.matmul(turnA ? turn(a) : a, turnB ? turn(b) : b)
    },
    elementwise({ op, shape, calls, gradient }) {
      const x = make(shape, 1, gradient)
      const other = make(op === 'addRow' ? shape.slice(-1) : shape, 2, gradient)
      const relu = new nn.ReLU()
      const once: Partial<Record<typeof op, () => Tensor>> = {
        add: () => torch.add(x, other),
        addRow: () => torch.add(x, other),
        relu: () => relu.forward(x),
        exp: () => torch.exp(x),
      }
      const run = once[op]
      if (run === undefined) throw new CannotDo(`has no ${op}`)
      return () => {
        for (let i = 0; i < calls; i++) run()
      }
    },
    adam({ shapes }) {
      const parameters = shapes.map((shape, i) => make(shape, i, true))
      parameters.forEach((parameter, i) => (parameter._grad = make(shapes[i], 10 + i)))
      const optimizer = adam(parameters)
      return () => optimizer.step()
    },
    graph({ nodes }) {
      const [w, b] = [torch.tensor([0.999], true), torch.tensor([0.001], true)]
      return () => {
        let x = torch.tensor([1], true)
        for (let i = 0; i < nodes; i += 2) x = torch.add(torch.mul(x, w), b)
        x.backward()
        return `${[x.data].flat(9)[0]}`
      }
    },
    why: { reduce: 'no comparable reductions' },
  }
}
