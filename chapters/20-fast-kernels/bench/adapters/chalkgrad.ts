import type { Adapter, Peer } from '../adapter.ts'
import { labels, numbers, weights } from '../data.ts'
import type { Layer } from '../works.ts'

const sets: Record<string, [set: string, threads: number]> = {
  reference: ['reference', 1],
  tiled: ['tiled', 1],
  'wasm-1': ['wasm', 1],
  'wasm-2': ['wasm', 2],
  'blas-1': ['blas', 1],
  'blas-2': ['blas', 2],
}

export const peers: Peer[] = Object.entries(sets).map(([name, [kernels, threads]]) => ({
  name,
  title: `Chalkgrad, ${kernels}${kernels === 'reference' || kernels === 'tiled' ? '' : `, ${threads} thread${threads > 1 ? 's' : ''}`}`,
  options: { kernels },
  threads,
  packages: [],
}))

/** This engine, on one set of kernels; CHALKGRAD_THREADS is already set. */
export default async function open({ kernels }: Peer['options']): Promise<Adapter> {
  const { chooseKernels } = await import('../../../../lib/node/choose-kernels.ts')
  const engine = await import('../../../../lib/index.ts')
  const { Value } = await import('../../../../lib/autograd/scalar.ts')
  const { scope, tensor, nn, optim, crossEntropy, Random } = engine
  type AnyModule = import('../../../../lib/nn/module.ts').Module
  chooseKernels(kernels)

  const make = (shape: readonly number[], seed: number) =>
    tensor(
      numbers(
        shape.reduce((a, b) => a * b, 1),
        seed,
      ),
    ).reshape([...shape])

  return {
    version: process.env.npm_package_version ?? '',
    train({ input, classes, layers }) {
      const random = new Random(0)
      const build = (layers: readonly Layer[]): AnyModule =>
        new nn.Sequential(...layers.map(one))
      const one = (layer: Layer): AnyModule => {
        switch (layer[0]) {
          case 'linear':
            return new nn.Linear(layer[1], layer[2], random)
          case 'relu':
            return new nn.ReLU()
          case 'conv':
            return new nn.Conv2d(layer[1], layer[2], 3, random, { padding: 1 })
          case 'pool':
            return new nn.MaxPool2d(2)
          case 'flatten':
            return new nn.Flatten()
          case 'batchNorm':
            return new nn.BatchNorm2d(layer[1])
          case 'globalAverage':
            return new nn.GlobalAveragePool()
          case 'residual':
            return nn.compose({ inner: build(layer[1]) }, ({ inner }, x) =>
              inner.forward(x).add(x),
            )
          case 'lstm':
            return nn.compose(
              { lstm: new nn.LSTM(layer[1], layer[2], random) },
              ({ lstm }, x) => lstm.forward(x).state.hidden.select(0, 0),
            )
          case 'block':
            return nn.compose(
              {
                block: new nn.TransformerEncoderLayer(layer[1], layer[2], random, {
                  normFirst: true,
                }),
              },
              ({ block }, x) => block.forward(x, { causal: true }),
            )
          case 'timeAverage':
            return nn.compose({}, (_, x) => x.mean(1))
        }
      }
      const model = build(layers)
      const initial = weights(layers)
      for (const [name, { shape, storage }] of model.namedParameters()) {
        if (shape.length > 1) storage.write().set(initial.shift() ?? [])
        else if (name.includes('bias')) storage.write().fill(0)
      }
      const optimizer = new optim.Adam(model.parameters(), { learningRate: 1e-3 })
      const [x, y] = [make(input, 1), tensor(labels(input[0], classes, 2))]
      return () =>
        scope(() => {
          const loss = crossEntropy(model.forward(x), y)
          optimizer.zeroGrad()
          loss.backward()
          optimizer.step()
          return loss.item()
        })
    },
    matmul({ batch, m, n, k, turnA, turnB }) {
      const several = batch > 1 ? [batch] : []
      const a = make([...several, ...(turnA ? [k, m] : [m, k])], 1)
      const b = make([...several, ...(turnB ? [n, k] : [k, n])], 2)
      const [left, right] = [turnA ? a.transpose() : a, turnB ? b.transpose() : b]
      return () =>
        scope(() => {
          left.matmul(right)
        })
    },
    elementwise({ op, shape, calls, gradient }) {
      const x = make(shape, 1)
      const other = make(op === 'addRow' ? shape.slice(-1) : shape, 2)
      if (gradient) [x, other].forEach((leaf) => (leaf.requiresGrad = true))
      const once: Record<typeof op, () => void> = {
        add: () => void x.add(other),
        addRow: () => void x.add(other),
        relu: () => void x.relu(),
        exp: () => void x.exp(),
        tanh: () => void x.tanh(),
      }
      return repeated(once[op], calls)
    },
    reduce({ op, axis, shape, calls }) {
      const x = make(shape, 1)
      return repeated(op === 'sum' ? () => void x.sum(axis) : () => void x.max(axis), calls)
    },
    adam({ shapes }) {
      const parameters = shapes.map((shape, i) => new nn.Parameter(make(shape, i)))
      const optimizer = new optim.Adam(parameters, { learningRate: 1e-3 })
      parameters.forEach((parameter, i) => (parameter.grad = make(shapes[i], 10 + i)))
      return () => scope(() => optimizer.step())
    },
    graph({ nodes }) {
      return () => {
        const [w, b] = [new Value(0.999), new Value(0.001)]
        let x = new Value(1)
        for (let i = 0; i < nodes; i += 2) x = x.mul(w).add(b)
        x.backward()
        return `${w.grad}`
      }
    },
  }

  function repeated(once: () => void, calls: number) {
    return () =>
      scope(() => {
        for (let i = 0; i < calls; i++) once()
      })
  }
}
