import { nn, noGrad, randn, Random, tensor, type Tensor } from 'chalkgrad'

/** Pictures of 8 × 8 with a bar that lies (0), stands (1), or runs down to the right (2), on noise. */
function bars(kinds: readonly number[], seed: number): Tensor {
  const random = new Random(seed)
  const pixels = kinds.flatMap((kind) => {
    const at = 1 + random.integer(6)
    return Array.from({ length: 64 }, (_, i) => {
      const [row, column] = [Math.floor(i / 8), i % 8]
      const bright = [row === at, column === at, row === column][kind]
      return Number(bright) + 0.15 * random.normal()
    })
  })
  return tensor(pixels, { shape: [kinds.length, 1, 8, 8] })
}
const mixed = (count: number) => Array.from({ length: count }, (_, i) => i % 3)

/** Runs where the learner's file runs. */
export function drive({ Block, network, train, predict }: typeof import('./broken-blocks.ts')) {
  const learn = (steps: number) => {
    const model = network(new Random(1))
    const losses = train(model, bars(mixed(24), 2), tensor(mixed(24), { dtype: 'int32' }), steps)
    return { model, losses, state: model.stateDict() }
  }
  let trained: ReturnType<typeof learn> | undefined
  /** Trained once, and as it was then: a question that changes it is asked by one check only. */
  const learned = () => {
    trained ??= learn(40)
    trained.model.loadStateDict(trained.state)
    return trained
  }
  return {
    shape(inChannels: number, channels: number, stride: number, size = 6): number[] {
      const random = new Random(3)
      return [...new Block(inChannels, channels, stride, random).forward(randn([4, inChannels, size, size], random)).shape] // prettier-ignore
    },
    /** How often each norm of a block has seen a batch after one pass in training, and how many there are. */
    batchesSeen(): number[] {
      const random = new Random(4)
      const block = new Block(4, 4, 1, random)
      block.forward(randn([4, 4, 6, 6], random))
      return block
        .modules()
        .flatMap((part) => (part instanceof nn.BatchNorm2d ? [part.num_batches_tracked.item()] : []))
    },
    /** In a block that keeps the shape, the share of numbers above 5 that it makes smaller, and larger. */
    changes() {
      const random = new Random(5)
      const x = randn([8, 4, 6, 6], random).add(10)
      const change = noGrad(() => new Block(4, 4, 1, random).forward(x).sub(x))
      return { smaller: change.less(0).mean().item(), larger: change.greater(0).mean().item() }
    },
    /** In use: how far apart are the answers for a picture alone and among others? */
    learned() {
      const { model, losses } = learned()
      const kinds = mixed(45)
      const x = bars(kinds, 6)
      const together = predict(model, x)
      return {
        first: losses[0],
        last: losses[losses.length - 1],
        right: together.filter((kind, i) => kind === kinds[i]).length,
      }
    },
    alone() {
      const { model } = learned()
      const x = bars(mixed(12), 7)
      const together = predict(model, x)
      return { together, alone: together.flatMap((_, i) => predict(model, x.slice(0, i, i + 1))) }
    },
    /** Fifteen pictures of one kind. */
    ofOneKind(kind: number): number[] {
      return predict(learned().model, bars(Array.from({ length: 15 }, () => kind), 8)) // prettier-ignore
    },
    /** Whether asking changes the running averages. */
    asking(): boolean {
      const { model } = learn(3)
      const state = () => JSON.stringify(model.namedBuffers().map(([, buffer]) => buffer.toArray()))
      const before = state()
      predict(model, bars(mixed(6), 9))
      return state() === before
    },
    losses: (steps: number): number => learn(steps).losses.length,
  }
}
