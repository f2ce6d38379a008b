import type { Adapter, Peer } from '../adapter.ts'
import { CannotDo } from '../adapter.ts'
import { denseLayers } from '../dense.ts'
import { labels, numbers, transposed, weights } from '../data.ts'
import { peerRequire, peerVersion } from '../install.ts'

const packages = ['@tensorflow/tfjs', '@tensorflow/tfjs-backend-wasm']

export const peers: Peer[] = [
  {
    name: 'tfjs-cpu',
    title: 'TensorFlow.js, plain JavaScript',
    options: { backend: 'cpu' },
    threads: 1,
    packages,
    importing: "await require('@tensorflow/tfjs').ready()",
  },
  {
    name: 'tfjs-wasm',
    title: 'TensorFlow.js, WebAssembly',
    options: { backend: 'wasm' },
    threads: 1,
    packages,
    importing:
      "const tf = require('@tensorflow/tfjs'); require('@tensorflow/tfjs-backend-wasm'); await tf.setBackend('wasm')",
  },
]

interface Tensor {
  shape: number[]
  dispose(): void
  dataSync(): ArrayLike<number>
  reshape(shape: readonly number[]): Tensor
  toFloat(): Tensor
}
interface Tf {
  setBackend(name: string): Promise<boolean>
  ready(): Promise<void>
  tensor(data: Float32Array | Int32Array, shape?: readonly number[], dtype?: string): Tensor
  variable(x: Tensor, trainable?: boolean, name?: string): Tensor
  zeros(shape: readonly number[]): Tensor
  scalar(value: number): Tensor
  oneHot(x: Tensor, depth: number): Tensor
  matMul(a: Tensor, b: Tensor, turnA?: boolean, turnB?: boolean): Tensor
  add(a: Tensor, b: Tensor): Tensor
  mul(a: Tensor, b: Tensor): Tensor
  relu(x: Tensor): Tensor
  exp(x: Tensor): Tensor
  tanh(x: Tensor): Tensor
  sum(x: Tensor, axis?: number): Tensor
  max(x: Tensor, axis?: number): Tensor
  tidy<T>(fn: () => T): T
  grads(fn: (...inputs: Tensor[]) => Tensor): (inputs: Tensor[]) => Tensor[]
  losses: { softmaxCrossEntropy(target: Tensor, logits: Tensor): Tensor }
  train: {
    adam(
      rate: number,
      beta1: number,
      beta2: number,
      epsilon: number,
    ): {
      minimize(loss: () => Tensor, returnCost: true): Tensor
      applyGradients(gradients: Record<string, Tensor>): void
    }
  }
}

/** TensorFlow.js. It computes when it is asked, so reading the result is not needed. */
export default async function open({ backend }: Peer['options']): Promise<Adapter> {
  const require = peerRequire(packages)
  const { log, warn } = console
  console.log = console.warn = () => {}
  const tf = require('@tensorflow/tfjs') as Tf
  if (backend === 'wasm') require('@tensorflow/tfjs-backend-wasm')
  await tf.setBackend(backend)
  await tf.ready()
  Object.assign(console, { log, warn })

  const make = (shape: readonly number[], seed: number) =>
    tf.tensor(
      numbers(
        shape.reduce((a, b) => a * b, 1),
        seed,
      ),
      shape,
    )
  const adam = () => tf.train.adam(1e-3, 0.9, 0.999, 1e-8)

  return {
    version: peerVersion(packages),
    train({ input, classes, layers }) {
      const dense = denseLayers(layers)
      const initial = weights(dense)
      const forward = dense.map((layer): ((x: Tensor) => Tensor) => {
        if (layer[0] === 'relu') return (x) => tf.relu(x)
        const [, inputs, outputs] = layer
        const weight = transposed(initial.shift() ?? new Float32Array(), outputs, inputs)
        const w = tf.variable(tf.tensor(weight, [inputs, outputs]))
        const b = tf.variable(tf.zeros([outputs]))
        return (x) => tf.add(tf.matMul(x, w), b)
      })
      const x = make(input, 1)
      const target = tf.oneHot(
        tf.tensor(labels(input[0], classes, 2), undefined, 'int32'),
        classes,
      )
      const [y, optimizer] = [target.toFloat(), adam()]
      const loss = () =>
        tf.losses.softmaxCrossEntropy(
          y,
          forward.reduce((h, layer) => layer(h), x),
        )
      return () => {
        const cost = optimizer.minimize(loss, true)
        const [value] = Array.from(cost.dataSync())
        cost.dispose()
        return value
      }
    },
    matmul({ batch, m, n, k, turnA, turnB }) {
      const several = batch > 1 ? [batch] : []
      const a = make([...several, ...(turnA ? [k, m] : [m, k])], 1)
      const b = make([...several, ...(turnB ? [n, k] : [k, n])], 2)
      return () => tf.matMul(a, b, turnA, turnB).dispose()
    },
    elementwise({ op, shape, calls, gradient }) {
      if (gradient) throw new CannotDo('records only inside tf.grad')
      const x = make(shape, 1)
      const other = make(op === 'addRow' ? shape.slice(-1) : shape, 2)
      const once = {
        add: () => tf.add(x, other),
        addRow: () => tf.add(x, other),
        relu: () => tf.relu(x),
        exp: () => tf.exp(x),
        tanh: () => tf.tanh(x),
      }[op]
      return () => {
        for (let i = 0; i < calls; i++) once().dispose()
      }
    },
    reduce({ op, axis, shape, calls }) {
      const x = make(shape, 1)
      return () => {
        for (let i = 0; i < calls; i++) tf[op](x, axis).dispose()
      }
    },
    adam({ shapes }) {
      const gradients: Record<string, Tensor> = {}
      for (const [i, shape] of shapes.entries()) {
        tf.variable(make(shape, i), true, `parameter ${i}`)
        gradients[`parameter ${i}`] = make(shape, 10 + i)
      }
      const optimizer = adam()
      return () => optimizer.applyGradients(gradients)
    },
    graph({ nodes }) {
      const [one, w, b] = [tf.scalar(1), tf.scalar(0.999), tf.scalar(0.001)]
      const gradients = tf.grads((x, w, b) => {
        for (let i = 0; i < nodes; i += 2) x = tf.add(tf.mul(x, w), b)
        return x
      })
      return () => tf.tidy(() => `${gradients([one, w, b])[1].dataSync()[0]}`)
    },
  }
}
