import type { Checks } from '#exercises'

export const checks: Checks<ReturnType<typeof import('./driver.ts').drive>> = {
  'means of the example': async (impl, t) => {
    t.near(await impl.classMeans([[1, 2], [3, 4], [5, 0]], [0, 0, 1], 2), [[2, 3], [5, 0]]) // prettier-ignore
  },
  'means of classes of different sizes': async (impl, t) => {
    const x = [[1, 0, 2], [4, 4, 4], [3, 0, 0], [8, -1, 1], [0, 6, 5]] // prettier-ignore
    t.near(await impl.classMeans(x, [2, 0, 2, 1, 2], 3), [[4, 4, 4], [8, -1, 1], [4 / 3, 2, 7 / 3]], 1e-5) // prettier-ignore
  },
  'a class without samples has the mean 0': async (impl, t) => {
    t.near(await impl.classMeans([[1, 2], [3, 4]], [0, 2], 3), [[1, 2], [0, 0], [3, 4]]) // prettier-ignore
  },
  'distances of the example': async (impl, t) => {
    t.near(await impl.squaredDistances([[0, 0], [3, 4]], [[0, 0], [0, 4]]), [[0, 16], [25, 9]], 1e-5) // prettier-ignore
  },
  'distances of other numbers': async (impl, t) => {
    const a = [[1, -2, 0.5], [0, 3, 1]] // prettier-ignore
    const b = [[2, 2, 2], [1, -2, 0.5], [-1, 0, 4], [0.5, 0.5, 0.5]] // prettier-ignore
    const wanted = a.map((p) => b.map((q) => p.reduce((sum, value, k) => sum + (value - q[k]) ** 2, 0)))
    t.near(await impl.squaredDistances(a, b), wanted, 1e-5)
  },
  'the nearest row, one for each sample': async (impl, t) => {
    t.equal(await impl.nearest([[1, 1], [9, 9], [4, 6], [0, 8]], [[0, 0], [10, 10], [0, 10]]), [0, 1, 2, 2]) // prettier-ignore
    t.equal(await impl.nearest([[5, 0]], [[9, 9], [4, 1]]), [1]) // prettier-ignore
  },
  'no tensor of all differences': async (impl, t) => {
    const { shape, numbers } = await impl.largest(100, 80, 300)
    t.equal(shape, [100, 80])
    t.ok(
      numbers <= 100 * 300,
      `squaredDistances of (100, 300) and (80, 300) makes no tensor of more than 30,000 numbers; here one has ${numbers}`,
    )
    const narrow = await impl.largest(90, 70, 2)
    t.ok(
      narrow.numbers <= 90 * 70,
      `squaredDistances of (90, 2) and (70, 2) makes no tensor of more than 6,300 numbers; here one has ${narrow.numbers}`,
    )
  },
}
