import {
  accuracy,
  crossEntropy,
  nn,
  noGrad,
  optim,
  parseIdx,
  parseSafetensors,
  Random,
  scope,
  tensor,
  type Tensor,
} from 'chalkgrad'
import { centered } from '../../centered.ts'
import { inked, readInk } from './ink.ts'
import { drawDigit } from './digits.ts'
import { layers, names, type LayerId, type Subject } from './names.ts'
import { smallNetwork } from './network.ts'

export const data = ['look.safetensors', 'clothes.idx.gz']

/** What the reader looks at. */
export interface Look {
  /** The number of a class, or 'nothing'. */
  picture: string
  ink: string
  layer: LayerId
  map: number
  row: number
  column: number
}

export interface Options {
  subject: Subject
  /** Weights that were trained before, or those of a network that has seen nothing. */
  weights: 'trained' | 'fresh'
  look: Look
}

/** One input channel of a filter, at one place. */
export interface Meeting {
  /** The patch, the filter's layer for it, and their products, row by row. */
  patch: number[]
  filter: number[]
  products: number[]
}

/** How the number in the chosen cell came about. */
export interface Cell {
  /** Its place in the picture, or in the maps of the layer before: rows and columns from the top left. */
  window: { top: number; left: number; size: number }
  /** Of a convolution: one for each input channel. Of pooling: one, without a filter. */
  meetings: Meeting[]
  bias: number
  /** Before the relu. */
  sum: number
  value: number
}

export interface Frame {
  picture: Float32Array
  /** Of each of `layers`, its maps one after the other. */
  maps: Record<LayerId, Float32Array>
  /** The six filters of the first layer. */
  filters: Float32Array
  probabilities: number[]
  cell: Cell
  /** Of the last batch; NaN before the first. */
  loss: number
  /** The share of pictures known that it does not learn from; NaN for digits. */
  known: number
  trained: number
}

const batchSize = 20
export const lastStep = 600
/** A small network that can be looked into, and taught on the page. */
export function create(options: Options, [weights, clothes]: readonly Uint8Array[]) {
  const { subject } = options
  const { tensors } = parseSafetensors(weights, data[0])
  const random = new Random(1)
  const model = smallNetwork(random)
  if (options.weights === 'trained') model.loadStateDict(stateOf(tensors, subject))
  const optimizer = new optim.Adam(model.parameters(), { learningRate: 0.005 })
  const lesson = subject === 'clothes' ? garments(clothes) : digits()
  let look = options.look
  let [steps, loss, known] = [0, NaN, NaN]

  const frame = (): Frame =>
    scope(() =>
      noGrad(() => {
        const base = baseOf(look.picture, subject, tensors.images)
        const picture = inked(base, readInk(look.ink))
        let signal = centered(tensor(picture, { shape: [1, 1, 28, 28] }))
        const signals = [
          signal,
          ...model.layers.map((layer) => (signal = layer.forward(signal))),
        ]
        const maps = {
          conv1: signals[2],
          pool1: signals[3],
          conv2: signals[5],
          pool2: signals[6],
        }
        return {
          picture,
          maps: {
            conv1: copy(maps.conv1),
            pool1: copy(maps.pool1),
            conv2: copy(maps.conv2),
            pool2: copy(maps.pool2),
          },
          filters: copy(convolution(model, 0).weight),
          probabilities: [...signal.softmax(1).data()],
          cell: cellOf(model, signals, look),
          loss,
          known,
          trained: steps,
        }
      }),
    )

  return {
    first: frame,
    done: () => steps >= lastStep,
    step(): Frame {
      scope(() => {
        const { x, y } = lesson.batch(random)
        const now = crossEntropy(model.forward(centered(x)), y)
        optimizer.zeroGrad()
        now.backward()
        optimizer.step()
        loss = now.item()
      })
      steps++
      if (steps % 20 === 0) known = scope(() => lesson.known(model))
      return frame()
    },
    act(name: string, value: unknown): Frame {
      if (name === 'look') look = value as Look
      return frame()
    },
  }
}

const copy = (x: Tensor): Float32Array => Float32Array.from(x.data())

function stateOf(
  tensors: Record<string, Tensor>,
  subject: Subject,
): Record<string, Tensor> {
  const own = Object.entries(tensors).filter(([name]) => name.startsWith(`${subject}.`))
  return Object.fromEntries(
    own.map(([name, value]) => [name.slice(subject.length + 1), value]),
  )
}

function baseOf(picture: string, subject: Subject, images: Tensor): ArrayLike<number> {
  const kind = picture === 'nothing' ? -1 : Number(picture)
  if (!(kind >= 0 && kind < names[subject].length)) return new Float32Array(784)
  return subject === 'digits' ? drawDigit(kind) : images.select(0, kind).data()
}

function convolution(model: nn.Sequential, layer: number): nn.Conv2d {
  const found = model.layers[layer]
  if (!(found instanceof nn.Conv2d)) throw new TypeError(`layer ${layer} is no convolution`)
  return found
}

/** The chosen cell, computed by hand. `signals[i]` is what goes into layer i. */
function cellOf(model: nn.Sequential, signals: readonly Tensor[], look: Look): Cell {
  const at = layers.findIndex(({ id }) => id === look.layer)
  const { maps, size } = layers[at]
  const within = (value: number, count: number) =>
    Math.min(count - 1, Math.max(0, Math.floor(value) || 0))
  const [map, row, column] = [
    within(look.map, maps),
    within(look.row, size),
    within(look.column, size),
  ]
  if (look.layer === 'pool1' || look.layer === 'pool2') {
    const input = signals[look.layer === 'pool1' ? 2 : 5]
    const window = { top: 2 * row, left: 2 * column, size: 2 }
    const patch = cut(input.select(0, 0).select(0, map), window)
    const value = Math.max(...patch)
    return {
      window,
      meetings: [{ patch, filter: [], products: [] }],
      bias: 0,
      sum: value,
      value,
    }
  }
  const layer = look.layer === 'conv1' ? 0 : 3
  const { weight, bias } = convolution(model, layer)
  const window = { top: row, left: column, size: 5 }
  const meetings = Array.from({ length: weight.shape[1] }, (_, channel): Meeting => {
    const patch = cut(signals[layer].select(0, 0).select(0, channel), window)
    const filter = [...weight.select(0, map).select(0, channel).data()]
    return { patch, filter, products: patch.map((cell, i) => cell * filter[i]) }
  })
  const b = bias ? bias.data()[map] : 0
  const sum = meetings
    .flatMap(({ products }) => products)
    .reduce((total, one) => total + one, b)
  return { window, meetings, bias: b, sum, value: Math.max(0, sum) }
}

function cut(plane: Tensor, { top, left, size }: Cell['window']): number[] {
  return [
    ...plane
      .slice(0, top, top + size)
      .slice(1, left, left + size)
      .data(),
  ]
}

interface Lesson {
  batch(random: Random): { x: Tensor; y: Tensor }
  known(model: nn.Module): number
}

/** 600 garments to learn from, 300 others; picture i is of class i mod 10. */
function garments(bytes: Uint8Array): Lesson {
  const { shape, data } = parseIdx(bytes, 'clothes.idx')
  const images = tensor(
    Float32Array.from(data, (byte) => byte / 255),
    { shape: [shape[0], 1, 28, 28] },
  )
  const pick = (indices: number[]) => ({
    x: images.indexSelect(0, indices),
    y: tensor(Int32Array.from(indices, (i) => i % 10)),
  })
  const others = Array.from({ length: 300 }, (_, i) => 600 + i)
  return {
    batch: (random) => pick(Array.from({ length: batchSize }, () => random.integer(600))),
    known(model) {
      const { x, y } = pick(others)
      return noGrad(() => accuracy(model.forward(centered(x)), y))
    },
  }
}

/** Digits that this program writes, each time a little otherwise. */
function digits(): Lesson {
  const write = (count: number, random: Random) => {
    const kinds = Array.from({ length: count }, () => random.integer(10))
    const pixels = kinds.flatMap((kind) => [...drawDigit(kind, random)])
    return {
      x: tensor(pixels, { shape: [count, 1, 28, 28] }),
      y: tensor(Int32Array.from(kinds)),
    }
  }
  return {
    batch: (random) => write(batchSize, random),
    known(model) {
      const { x, y } = write(100, new Random(99))
      return noGrad(() => accuracy(model.forward(centered(x)), y))
    },
  }
}
