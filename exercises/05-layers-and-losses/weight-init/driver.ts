import { Random, type Tensor } from 'chalkgrad'

function inside(values: number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length
  return values.filter((value) => (value - mean) ** 2 < variance).length / values.length
}

export function drive(impl: typeof import('./weight-init.ts')) {
  const measured = (w: Tensor) => ({
    shape: [...w.shape],
    mean: w.mean().item(),
    variance: w.var().item(),
    /** The share within one standard deviation of the mean: 0.683 of a normal number, 0.577 of a uniform one. */
    inside: inside([...w.data()]),
    largest: w.abs().max().item(),
  })
  const { uniform, ...inits } = impl
  type Name = keyof typeof inits
  return {
    uniform: (shape: number[], limit: number) => measured(uniform(shape, limit, new Random(5))),
    /** Shape, mean, variance and largest absolute value of weights drawn with seed 5. */
    measure: (name: Name, shape: number[]) => measured(inits[name](shape, new Random(5))),
    /** Equal to weights from a new generator of the same seed? Equal to the next weights from the same generator? */
    sameForSameSeed(name: Name) {
      const random = new Random(7)
      const [first, next, again] = [random, random, new Random(7)].map((from) => inits[name]([3, 4], from).toString())
      return [first === again, first === next]
    },
    errorForVector(name: Name): string {
      try {
        inits[name]([4], new Random(1))
        return 'no error'
      } catch (error) {
        return error instanceof Error ? error.name : String(error)
      }
    },
  }
}
