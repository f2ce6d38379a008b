import { concat, Random, tensor, type Tensor } from 'chalkgrad'

/** Living area, age and price of some houses: cottages (0), town houses (1), villas (2). */
function houses(labels: readonly number[], seed: number): Tensor {
  const random = new Random(seed)
  const rows = labels.map((label) => [
    [60, 120, 250][label] + 12 * random.normal(),
    [70, 30, 45][label] + 8 * random.normal(),
    [150_000, 450_000, 900_000][label] + 60_000 * random.normal(),
  ])
  return tensor(rows)
}
const mixed = (count: number) => Array.from({ length: count }, (_, i) => i % 3)

export function drive({ train }: typeof import('./alone-it-fails.ts')) {
  const run = (seed: number) =>
    train(houses(mixed(90), seed), tensor(mixed(90), { dtype: 'int32' }), 3, new Random(seed))
  return {
    losses: (seed: number) => run(seed).losses,
    /** The answers for some new houses, asked one at a time, then all together. */
    asked(labels: number[], seed: number) {
      const { predict } = run(seed)
      const x = houses(labels, seed + 100)
      const alone = labels.flatMap((_, i) => predict(x.slice(0, i, i + 1)))
      return { alone, together: predict(x) }
    },
    /** The answers for some new houses: alone in the list, and in a list that ends with a castle. */
    withCastle(labels: number[], seed: number) {
      const { predict } = run(seed)
      const x = houses(labels, seed + 200)
      const castle = tensor([[9000, 400, 1e9]])
      return { without: predict(x), beside: predict(concat([x, castle])).slice(0, labels.length) }
    },
  }
}
