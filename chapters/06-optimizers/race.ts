import { optim, steps, tensor, type Tensor } from 'chalkgrad'
import type { RacerName } from './names.ts'
import type { Place, Surface } from './surfaces.ts'

/**
 * The optimizers of the chapter. On a surface AdamW without decay is Adam, so it does not
 * run.
 */
export const racers = {
  SGD: (parameters: Tensor[], learningRate: number) =>
    new optim.SGD(parameters, { learningRate }),
  Momentum: (parameters: Tensor[], learningRate: number) =>
    new optim.Momentum(parameters, { learningRate }),
  Nesterov: (parameters: Tensor[], learningRate: number) =>
    new optim.Nesterov(parameters, { learningRate }),
  Adagrad: (parameters: Tensor[], learningRate: number) =>
    new optim.Adagrad(parameters, { learningRate }),
  RMSProp: (parameters: Tensor[], learningRate: number) =>
    new optim.RMSProp(parameters, { learningRate, beta: 0.9 }),
  Adam: (parameters: Tensor[], learningRate: number) =>
    new optim.Adam(parameters, { learningRate }),
} satisfies Record<
  RacerName,
  (parameters: Tensor[], learningRate: number) => optim.Optimizer
>

/** One optimizer on its way down a surface. */
export class Racer {
  readonly place: Tensor
  readonly optimizer: optim.Optimizer
  private readonly surface: Surface

  constructor(surface: Surface, make: (place: Tensor) => optim.Optimizer) {
    this.surface = surface
    this.place = tensor([...surface.start], { dtype: 'float64', requiresGrad: true })
    this.optimizer = make(this.place)
  }

  at(): Place {
    const [x, y] = this.place.data()
    return [x, y]
  }

  /** One step. @returns the height before it */
  step(): number {
    const loss = this.surface.height(this.place.select(0, 0), this.place.select(0, 1))
    this.optimizer.zeroGrad()
    loss.backward()
    this.optimizer.step()
    return loss.item()
  }
}

/**
 * The height before each step. It ends early when the height is no number any more, or
 * beyond all bounds.
 */
export function run(
  surface: Surface,
  name: RacerName,
  learningRate: number,
  count: number,
): number[] {
  const racer = new Racer(surface, (place) => racers[name]([place], learningRate))
  const losses: number[] = []
  for (const _ of steps(count)) {
    losses.push(racer.step())
    if (!(losses[losses.length - 1] < 1e12)) break
  }
  return losses
}

/** After how many steps is the height below the goal and stays there? Infinity if never. */
export function arrival(losses: readonly number[], count: number, goal = 1e-3): number {
  if (losses.length < count || !(losses[losses.length - 1] < goal)) return Infinity
  return losses.findLastIndex((loss) => !(loss < goal)) + 1
}

/** The rates 10⁻⁴ … 10, three a power of ten. */
export const rateGrid = Array.from({ length: 16 }, (_, i) =>
  Number((10 ** (-4 + i / 3)).toPrecision(2)),
)

export interface Best {
  learningRate: number
  losses: number[]
  arrived: number
}

/**
 * The rate of the grid that arrives first; where none arrives, the one that ends lowest.
 */
export function best(
  surface: Surface,
  name: RacerName,
  rates: readonly number[],
  count: number,
): Best {
  const runs = rates.map((learningRate) => {
    const losses = run(surface, name, learningRate, count)
    return { learningRate, losses, arrived: arrival(losses, count) }
  })
  const end = ({ losses }: Best) =>
    losses.length < count ? Infinity : losses[losses.length - 1]
  return runs.reduce((a, b) =>
    b.arrived < a.arrived || (b.arrived === a.arrived && end(b) < end(a)) ? b : a,
  )
}
