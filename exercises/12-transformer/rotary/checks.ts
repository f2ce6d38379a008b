import type { Checks } from '#exercises'

const numbers = (count: number, seed: number): number[] =>
  Array.from({ length: count }, (_, i) => Math.sin(12.9898 * (i + 31 * seed + 1)))

function wanted([time, width]: number[], values: number[], start = 0, base = 10000): number[] {
  const half = width / 2
  return values.map((value, at) => {
    const [t, f] = [Math.floor(at / width) % time, at % width]
    const angle = (start + t) * base ** (-(f % half) / half)
    const other = values[f < half ? at + half : at - half]
    return value * Math.cos(angle) + (f < half ? -1 : 1) * other * Math.sin(angle)
  })
}

export const checks: Checks<ReturnType<typeof import('./driver.ts').drive>> = {
  'place 0 turns nothing': async (impl, t) => {
    t.near((await impl.turn([1, 4], [1, 2, 3, 4])).values, [1, 2, 3, 4])
  },
  'one pair, a step at a time': async (impl, t) => {
    t.near((await impl.turn([4, 2], [1, 0, 1, 0, 1, 0, 1, 0])).values, [0, 1, 2, 3].flatMap((a) => [Math.cos(a), Math.sin(a)])) // prettier-ignore
  },
  'a pair is i and i + width / 2, each slower than the one before': async (impl, t) => {
    t.near((await impl.turn([3, 6], numbers(18, 1), 7)).values, wanted([3, 6], numbers(18, 1), 7))
  },
  'another base': async (impl, t) => {
    t.near((await impl.turn([5, 4], numbers(20, 2), 0, 50)).values, wanted([5, 4], numbers(20, 2), 0, 50))
  },
  'batches and heads in front, all alike': async (impl, t) => {
    const { shape, values } = await impl.turn([2, 3, 4, 6], numbers(144, 3), 2)
    t.equal(shape, [2, 3, 4, 6])
    t.near(values, wanted([4, 6], numbers(144, 3), 2))
  },
  'as many steps as numbers in a half': async (impl, t) => {
    t.near((await impl.turn([3, 6], numbers(18, 4))).values, wanted([3, 6], numbers(18, 4)))
  },
  'products depend on the distance alone': async (impl, t) => {
    const [q, k] = [numbers(8, 5), numbers(8, 6)]
    t.near(await impl.product(q, k, 9, 4), await impl.product(q, k, 105, 100))
    t.near(await impl.product(q, k, 4, 9), await impl.product(q, k, 0, 5))
  },
  'no steps, and the dtype': async (impl, t) => {
    t.equal((await impl.turn([0, 4], [])).shape, [0, 4])
    for (const dtype of ['float32', 'float64'] as const) t.equal(await impl.dtype(dtype), dtype)
  },
  'the gradient is turned back': async (impl, t) => {
    const [shape, slopes] = [[3, 4], numbers(12, 8)]
    const got = await impl.gradient(shape, numbers(12, 7), slopes, 5)
    const by = (at: number, step: number): number =>
      wanted(shape, numbers(12, 7).map((v, i) => (i === at ? v + step : v)), 5).reduce((sum, y, i) => sum + slopes[i] * y, 0) // prettier-ignore
    t.gradient(got, got.map((_, at) => (by(at, 1e-5) - by(at, -1e-5)) / 2e-5), 'x', 1e-6) // prettier-ignore
  },
}
