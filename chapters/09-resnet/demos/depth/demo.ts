import {
  accuracy,
  noGrad,
  Normalizer,
  optim,
  parseIdx,
  Random,
  scope,
  tensor,
  type Tensor,
} from 'chalkgrad'
import { Chain, step, type Step } from './chain.ts'
import type { KindName, Options } from './names.ts'

export const data = 'clothes.idx.gz'

/** One of the two networks, after a step. */
export interface Network extends Step {
  /** The share of pictures known that it does not learn from; NaN until it is asked. */
  known: number
}

export interface Frame {
  left: Network
  right: Network
}

const batchSize = 32
export const lastStep = 400

/** Two networks that begin with the same weights and see the same pictures, step by step. */
export function create(
  { blocks, left, right, learningRate, seed }: Options,
  bytes: Uint8Array,
) {
  const { pick, others } = clothes(bytes)
  const make = (kind: KindName) => {
    const model = new Chain(blocks, kind, new Random(seed))
    const optimizer = new optim.Nesterov(model.parameters(), { learningRate })
    return { model, optimizer, known: NaN }
  }
  const networks = { left: make(left), right: make(right) }
  const order = new Random(seed)
  let steps = 0

  const batch = () => pick(Array.from({ length: batchSize }, () => order.integer(600)))
  const both = (f: (side: typeof networks.left) => Network): Frame => ({
    left: f(networks.left),
    right: f(networks.right),
  })
  return {
    /** What the first batch would do: looked at, and no step taken. */
    first: (): Frame =>
      scope(() => {
        const { x, y } = pick(Array.from({ length: batchSize }, (_, i) => i))
        const measure = (model: Chain) => {
          const before = model.stateDict()
          const found = step(model, x, y)
          model.loadStateDict(before) // the running averages, too
          return found
        }
        return both(({ model, known }) => ({ ...measure(model), known }))
      }),
    done: () => steps >= lastStep,
    step(): Frame {
      steps++
      return scope(() => {
        const { x, y } = batch()
        return both((side) => {
          const found = step(side.model, x, y, side.optimizer)
          if (steps % 20 === 0) side.known = knownBy(side.model, others)
          return { ...found, known: side.known }
        })
      })
    },
  }
}

function knownBy(model: Chain, { x, y }: { x: Tensor; y: Tensor }): number {
  return noGrad(() => accuracy(model.eval().forward(x), y))
}

/** 600 garments of 14 × 14 to learn from, 300 others; picture i is of class i mod 10. */
function clothes(bytes: Uint8Array) {
  const { shape, data } = parseIdx(bytes, 'clothes.idx')
  const pixels = Float32Array.from(data, (byte) => byte / 255)
  const half = tensor(pixels, { shape: [shape[0], 1, 28, 28] }).avgPool2d(2)
  const images = Normalizer.fit(half.slice(0, 0, 600), [0, 2, 3]).apply(half)
  const pick = (indices: number[]) => ({
    x: images.indexSelect(0, indices),
    y: tensor(Int32Array.from(indices, (i) => i % 10)),
  })
  return { pick, others: pick(Array.from({ length: 300 }, (_, i) => 600 + i)) }
}
