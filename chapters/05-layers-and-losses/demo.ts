import { accuracy, crossEntropy, Random, nn, noGrad, optim, scope, tensor } from 'chalkgrad'
import { dataSetNames, planeData, type DataSetName } from './data-sets.ts'

export interface Options {
  dataSet: string
  /** Hidden layers, 0 to 4. */
  layers: number
  /** Units in each hidden layer. */
  units: number
  activation: string
  learningRate: number
  seed: number
}

export interface Frame {
  /** Steps of SGD so far. */
  step: number
  loss: number
  accuracy: number
  /** P(class 1) on a raster of `size` × `size`, rows from the top. */
  belief: Float32Array
  size: number
  points: Float32Array
  labels: Int32Array
  extent: number
  parameters: number
}

export const activations: Record<string, () => nn.Module> = {
  ReLU: () => new nn.ReLU(),
  tanh: () => new nn.Tanh(),
  sigmoid: () => new nn.Sigmoid(),
  GELU: () => new nn.GELU(),
}

const size = 40
/** By then the picture has settled. */
export const lastStep = 3000

/** 200 points, a network of the reader's choice, all points in every step. */
export function create(options: Options) {
  const random = new Random(options.seed)
  const { points, labels } = planeData(knownDataSet(options.dataSet), 200, random)
  const x = tensor(points, { shape: [200, 2] }).mul(2)
  const y = tensor(labels)
  const raster = tensor(rasterPoints(), { shape: [size * size, 2] }).mul(2)
  const model = network(options, random)
  const optimizer = new optim.SGD(model.parameters(), {
    learningRate: options.learningRate,
  })
  const believed = () =>
    noGrad(() => model.forward(raster).softmax().select(1, 1).data() as Float32Array)
  let step = 0
  let belief = believed()

  function frame(): Frame {
    // The picture costs more than a step, and one step hardly changes it: after the first
    // ten, every tenth is drawn.
    if (step <= 10 || step % 10 === 0) belief = believed()
    return noGrad(() => {
      const logits = model.forward(x)
      return {
        step,
        loss: crossEntropy(logits, y).item(),
        accuracy: accuracy(logits, y),
        belief,
        size,
        points,
        labels,
        extent: 1,
        parameters: model.parameterCount(),
      }
    })
  }

  return {
    first: frame,
    done: () => step >= lastStep,
    step(): Frame {
      scope(() => {
        const loss = crossEntropy(model.forward(x), y)
        optimizer.zeroGrad()
        loss.backward()
        optimizer.step()
      })
      step++
      return frame()
    },
  }
}

function network({ layers, units, activation }: Options, random: Random): nn.Module {
  const parts: nn.Module[] = []
  let inputs = 2
  for (let i = 0; i < layers; i++) {
    parts.push(
      new nn.Linear(inputs, units, random),
      (activations[activation] ?? activations.ReLU)(),
    )
    inputs = units
  }
  return new nn.Sequential(...parts, new nn.Linear(inputs, 2, random))
}

function knownDataSet(name: string): DataSetName {
  return dataSetNames.find((known) => known === name) ?? 'moons'
}

/** The middles of the cells, from the top left. */
function rasterPoints(): Float32Array {
  return Float32Array.from({ length: 2 * size * size }, (_, k) => {
    const cell = Math.floor(k / 2)
    const along = k % 2 === 0 ? cell % size : size - 1 - Math.floor(cell / size)
    return (2 * (along + 0.5)) / size - 1
  })
}
