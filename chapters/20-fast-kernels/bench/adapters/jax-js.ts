import type { Adapter, Peer } from '../adapter.ts'
import { CannotDo } from '../adapter.ts'
import { denseLayers } from '../dense.ts'
import { labels, numbers, transposed, weights } from '../data.ts'
import { peerRequire, peerVersion } from '../install.ts'
import type { Jax, JaxArray } from './jax-js-api.ts'

const packages = ['@jax-js/jax']

export const peers: Peer[] = [
  {
    name: 'jax-js',
    title: 'jax-js, WebAssembly',
    options: { device: 'wasm' },
    threads: 1,
    packages,
    importing: "await require('@jax-js/jax').init('wasm')",
  },
]

/** jax-js on its WebAssembly device; everything compiled by its `jit`. */
export default async function open({ device }: Peer['options']): Promise<Adapter> {
  const require = peerRequire(packages)
  const jax = require('@jax-js/jax') as Jax
  const { numpy: np, nn, jit } = jax
  await jax.init(device)
  jax.defaultDevice(device)

  const make = (shape: readonly number[], seed: number) =>
    np
      .array(
        numbers(
          shape.reduce((a, b) => a * b, 1),
          seed,
        ),
      )
      .reshape(shape)
  const finished = (x: JaxArray) => x.blockUntilReady().then((y) => y.dispose())

  /** One parameter's update, with the corrections of the first steps. */
  const update = (
    [p, m, v]: JaxArray[],
    g: JaxArray,
    correction1: JaxArray,
    correction2: JaxArray,
  ): JaxArray[] => {
    const m2 = m.mul(0.9).add(g.ref.mul(0.1))
    const v2 = v.mul(0.999).add(g.ref.mul(g).mul(0.001))
    const step = m2.ref.mul(1e-3).div(correction1)
    return [p.sub(step.div(np.sqrt(v2.ref.div(correction2)).add(1e-8))), m2, v2]
  }
  const corrections = (t: number) => [np.array(1 - 0.9 ** t), np.array(1 - 0.999 ** t)]

  return {
    version: peerVersion(packages),
    train({ input, classes, layers }) {
      const dense = denseLayers(layers)
      const initial = weights(dense)
      let parameters = dense.flatMap((layer) => {
        if (layer[0] !== 'linear') return []
        const [, inputs, outputs] = layer
        const weight = transposed(initial.shift() ?? new Float32Array(), outputs, inputs)
        return [np.array(weight).reshape([inputs, outputs]), np.zeros([outputs])]
      })
      const forward = (parameters: JaxArray[], x: JaxArray): JaxArray => {
        const left = [...parameters]
        return dense.reduce((h, layer) => {
          if (layer[0] === 'relu') return nn.relu(h)
          const [w, b] = left.splice(0, 2)
          return np.matmul(h, w).add(b)
        }, x)
      }
      const y = labels(input[0], classes, 2)
      const hot = new Float32Array(y.length * classes)
      y.forEach((label, i) => (hot[i * classes + label] = 1))
      const [x, target] = [make(input, 1), np.array(hot).reshape([y.length, classes])]
      const lossOf = (parameters: JaxArray[], x: JaxArray, target: JaxArray) =>
        np.sum(nn.logSoftmax(forward(parameters, x), -1).mul(target)).mul(-1 / y.length)
      let m = parameters.map(({ shape }) => np.zeros(shape))
      let v = parameters.map(({ shape }) => np.zeros(shape))
      const step = jit(
        (
          parameters: JaxArray[],
          m: JaxArray[],
          v: JaxArray[],
          x: JaxArray,
          target: JaxArray,
          c1: JaxArray,
          c2: JaxArray,
        ) => {
          const [loss, gradients] = jax.valueAndGrad(lossOf)(
            jax.tree.ref(parameters),
            x,
            target,
          )
          const next = parameters.map((p, i) =>
            update([p, m[i], v[i]], gradients[i], c1.ref, c2.ref),
          )
          c1.dispose()
          c2.dispose()
          return [loss, ...[0, 1, 2].map((part) => next.map((all) => all[part]))] as const
        },
      )
      let t = 0
      return () => {
        const [c1, c2] = corrections(++t)
        const [loss, ...next] = step(parameters, m, v, x.ref, target.ref, c1, c2)
        ;[parameters, m, v] = next
        return loss.dataSync()[0]
      }
    },
    matmul({ batch, m, n, k, turnA, turnB }) {
      const several = batch > 1 ? [batch] : []
      const a = make([...several, ...(turnA ? [k, m] : [m, k])], 1)
      const b = make([...several, ...(turnB ? [n, k] : [k, n])], 2)
      const turn = (x: JaxArray) => x.transpose(batch > 1 ? [0, 2, 1] : [1, 0])
      const product = jit((a: JaxArray, b: JaxArray) =>
        np.matmul(turnA ? turn(a) : a, turnB ? turn(b) : b),
      )
      return () => finished(product(a.ref, b.ref))
    },
    elementwise({ op, shape, calls, gradient }) {
      if (gradient) throw new CannotDo('records only inside grad')
      const x = make(shape, 1)
      const other = make(op === 'addRow' ? shape.slice(-1) : shape, 2)
      const add = jit((x: JaxArray, other: JaxArray) => x.add(other))
      const unary = jit(
        { add: nn.relu, addRow: nn.relu, relu: nn.relu, exp: np.exp, tanh: np.tanh }[op],
      )
      const once = op.startsWith('add') ? () => add(x.ref, other.ref) : () => unary(x.ref)
      return async () => {
        for (let i = 0; i < calls; i++) await finished(once())
      }
    },
    reduce({ op, axis, shape, calls }) {
      const x = make(shape, 1)
      const once = jit((x: JaxArray) => np[op](x, axis))
      return async () => {
        for (let i = 0; i < calls; i++) await finished(once(x.ref))
      }
    },
    adam({ shapes }) {
      let all = shapes.map((shape, i) => [make(shape, i), np.zeros(shape), np.zeros(shape)])
      const gradients = shapes.map((shape, i) => make(shape, 10 + i))
      const step = jit((all: JaxArray[][], g: JaxArray[], c1: JaxArray, c2: JaxArray) => {
        const next = all.map((one, i) => update(one, g[i], c1.ref, c2.ref))
        c1.dispose()
        c2.dispose()
        return next
      })
      let t = 0
      return async () => {
        const [c1, c2] = corrections(++t)
        all = step(all, jax.tree.ref(gradients), c1, c2)
        for (const array of all.flat()) await array.blockUntilReady()
      }
    },
    graph({ nodes }) {
      const gradient = jax.grad((w, b) => {
        let x = np.array(1)
        for (let i = 0; i < nodes; i += 2) x = x.mul(w.ref).add(b.ref)
        w.dispose()
        b.dispose()
        return x
      })
      return () => `${gradient(np.array(0.999), np.array(0.001)).dataSync()[0]}`
    },
  }
}
