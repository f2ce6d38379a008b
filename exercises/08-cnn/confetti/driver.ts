import { accuracy, nn, noGrad, Random, randn, tensor } from 'chalkgrad'
import type { NestedArray } from 'chalkgrad'

/** Bars on a dark ground with noise, channels last: kind 0 red upright, 1 red lying, 2 blue upright, 3 blue lying. */
function bars(count: number, seed: number): { bytes: number[]; kinds: number[] } {
  const random = new Random(seed)
  const kinds = Array.from({ length: count }, (_, i) => i % 4)
  const bytes = kinds.flatMap((kind) => {
    const [color, lying, at] = [kind < 2 ? 0 : 2, kind % 2 === 1, 1 + random.integer(6)]
    return Array.from({ length: 64 * 3 }, (_, k) => {
      const [row, column, channel] = [Math.floor(k / 24), Math.floor(k / 3) % 8, k % 3]
      const on = channel === color && (lying ? row : column) === at
      return Math.round((on ? 200 : 0) + 50 * random.uniform())
    })
  })
  return { bytes, kinds }
}

/** Runs where the learner's file runs. */
export function drive({ read, network, train }: typeof import('./confetti.ts')) {
  return {
    read(bytes: number[], count: number, height: number, width: number): NestedArray {
      return read(bytes, count, height, width).toArray()
    },
    /** The shape of the logits of five pictures. */
    logits(): number[] {
      return [...network(new Random(1)).forward(randn([5, 3, 8, 8], new Random(2))).shape]
    },
    /** How many convolutions there are, and whether something between the first two bends. */
    between(): { convolutions: number; bends: boolean } {
      const { layers } = network(new Random(1))
      const places = layers.flatMap((layer, i) => (layer instanceof nn.Conv2d ? [i] : []))
      const [first, second] = places
      const x = randn([2, 6, 6, 6], new Random(3))
      const through = (sign: number) =>
        layers.slice(first + 1, second).reduce((signal, layer) => layer.forward(signal), x.mul(sign))
      // What is linear gives f(−x) = −f(x).
      const bends = second > first + 1 && through(1).add(through(-1)).abs().max().item() > 1e-3
      return { convolutions: places.length, bends }
    },
    /** Trains on 32 pictures, and is asked about 80 others. */
    learned(): { loss: number; right: number } {
      const [seen, others] = [bars(32, 5), bars(80, 6)]
      const model = network(new Random(7))
      const labels = (kinds: number[]) => tensor(kinds, { dtype: 'int32' })
      const losses = train(model, read(seen.bytes, 32, 8, 8), labels(seen.kinds), 60)
      const right = noGrad(() => accuracy(model.forward(read(others.bytes, 80, 8, 8)), labels(others.kinds)))
      return { loss: losses[59], right }
    },
    losses(steps: number): number {
      const { bytes, kinds } = bars(4, 8)
      return train(network(new Random(7)), read(bytes, 4, 8, 8), tensor(kinds, { dtype: 'int32' }), steps).length
    },
  }
}
