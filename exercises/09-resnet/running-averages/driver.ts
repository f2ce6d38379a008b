import { grad, noGrad, optim, steps, tensor } from 'chalkgrad'

export interface Settings {
  momentum?: number
  epsilon?: number
  weight?: number[]
  bias?: number[]
}

type Learners = typeof import('./running-averages.ts')

/** Runs where the learner's file runs. */
export function drive({ BatchNorm1d, BatchNorm2d }: Learners) {
  const layer = (channels: number, { weight, bias, ...options }: Settings = {}) => {
    const norm = new BatchNorm1d(channels, options).to('float64') as InstanceType<Learners['BatchNorm1d']>
    noGrad(() => {
      if (weight) norm.weight.copy_(tensor(weight, { dtype: 'float64' }))
      if (bias) norm.bias.copy_(tensor(bias, { dtype: 'float64' }))
    })
    return norm
  }
  const columns = (x: number[][]) => tensor(x, { dtype: 'float64' })
  const state = (norm: InstanceType<Learners['BatchNorm1d']>) => ({
    mean: [...norm.running_mean.data()],
    variance: [...norm.running_var.data()],
    batches: norm.num_batches_tracked.item(),
  })
  return {
    /** Batches in training mode: what the last gives, and the averages then. */
    ofBatch(batches: number[][][], settings: Settings = {}) {
      const norm = layer(batches[0][0].length, settings)
      const outputs = batches.map((x) => norm.forward(columns(x)).toArray() as number[][])
      return { y: outputs[outputs.length - 1], ...state(norm) }
    },
    /** Batches in training mode, then others in use. */
    ofRunning(batches: number[][][], asked: number[][][], settings: Settings = {}) {
      const norm = layer(batches[0][0].length, settings)
      for (const x of batches) norm.forward(columns(x))
      const before = state(norm)
      norm.eval()
      const answers = asked.map((x) => norm.forward(columns(x)).toArray() as number[][])
      return { answers, before, after: state(norm) }
    },
    /** Pictures (batch, channels, height, width), twice the same batch. */
    pictures(shape: number[], values: number[]) {
      const norm = new BatchNorm2d(shape[1])
      const x = tensor(values, { shape })
      norm.forward(x)
      const y = norm.forward(x)
      norm.eval()
      return { mean: [...norm.running_mean.data()], variance: [...norm.running_var.data()], y: [...y.data()] }
    },
    /** Whoever looked the buffers up before sees the averages change; and they want no gradient. */
    buffers(x: number[][]) {
      const norm = layer(x[0].length)
      const found = Object.fromEntries(norm.namedBuffers())
      norm.forward(columns(x))
      return {
        names: Object.keys(found).sort(),
        mean: [...found.running_mean.data()],
        learned: Object.values(found).some(({ requiresGrad }) => requiresGrad),
      }
    },
    /** In use, the gradients of Σ slopes · y. */
    gradients(batches: number[][][], asked: number[][], slopes: number[][], settings: Settings = {}) {
      const norm = layer(batches[0][0].length, settings)
      for (const x of batches) norm.forward(columns(x))
      norm.eval()
      const x = tensor(asked, { dtype: 'float64', requiresGrad: true })
      const loss = norm.forward(x).mul(columns(slopes)).sum()
      return grad(loss, [x, norm.weight, norm.bias]).map((gradient) => [...gradient.data()])
    },
    /** Two layers, one batch each. */
    two(x: number[][], other: number[][]) {
      const [first, second] = [layer(1), layer(1)]
      first.forward(columns(x))
      second.forward(columns(other))
      return { first: state(first), second: state(second) }
    },
    /** A small training run in scopes: the averages outlive them. */
    trained(count: number) {
      const norm = new BatchNorm1d(1)
      const optimizer = new optim.SGD(norm.parameters(), { learningRate: 0.1 })
      const x = tensor([[1], [7], [9], [15]])
      for (const _ of steps(count)) {
        optimizer.zeroGrad()
        norm.forward(x).sub(3).square().mean().backward()
        optimizer.step()
      }
      return { mean: norm.running_mean.item(), bias: norm.bias.item() }
    },
  }
}
