// The home page's network: two interlocking moons, learned while you watch, by the engine that the book builds.
import { bceWithLogits, Random, nn, noGrad, optim, steps, tensor } from 'chalkgrad'

export interface Options {
  seed: number
}
export interface Frame {
  updates: number
  loss: number
  accuracy: number
  /** P(square) on a `size` × `size` raster over −extent … extent, rows from the top. */
  belief: Float32Array
  size: number
  points: Float32Array
  labels: Float32Array
  extent: number
}

const count = 160
const size = 40
const extent = 2
const updatesPerStep = 2
const lastUpdate = 600

export function create({ seed }: Options) {
  const random = new Random(seed)
  const labels = Float32Array.from({ length: count }, (_, i) => i % 2)
  const points = new Float32Array(2 * count)
  for (let i = 0; i < count; i++) {
    const angle = Math.PI * random.uniform()
    const [x, y] = labels[i] ? [1 - Math.cos(angle), 0.5 - Math.sin(angle)] : [Math.cos(angle), Math.sin(angle)]
    points.set([x - 0.5 + 0.12 * random.normal(), y - 0.25 + 0.12 * random.normal()], 2 * i)
  }
  const raster = Float32Array.from({ length: 2 * size * size }, (_, k) => {
    const cell = Math.floor(k / 2)
    const along = k % 2 ? size - 1 - Math.floor(cell / size) : cell % size
    return ((2 * along + 1) / size - 1) * extent
  })

  const inputs = tensor(points, { shape: [count, 2] })
  const targets = tensor(labels, { shape: [count, 1] })
  const plane = tensor(raster, { shape: [size * size, 2] })
  const model = new nn.Sequential(
    new nn.Linear(2, 12, random),
    new nn.Tanh(),
    new nn.Linear(12, 12, random),
    new nn.Tanh(),
    new nn.Linear(12, 1, random),
  )
  const optimizer = new optim.SGD(model.parameters(), { learningRate: 0.5 })
  let updates = 0

  const frame = (): Frame =>
    noGrad(() => {
      const logits = model.forward(inputs)
      const decisions = logits.data()
      const right = labels.filter((label, i) => decisions[i] > 0 === label > 0).length
      const belief = Float32Array.from(model.forward(plane).sigmoid().data())
      return {
        updates,
        loss: bceWithLogits(logits, targets).item(),
        accuracy: right / count,
        belief,
        size,
        points,
        labels,
        extent,
      }
    })

  return {
    first: frame,
    done: () => updates >= lastUpdate,
    step(): Frame {
      for (const _ of steps(updatesPerStep)) {
        optimizer.zeroGrad()
        bceWithLogits(model.forward(inputs), targets).backward()
        optimizer.step()
        updates++
      }
      return frame()
    },
  }
}
