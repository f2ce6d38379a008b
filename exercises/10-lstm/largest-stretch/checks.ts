import type { Checks } from '#exercises'

const [sin, cos] = [Math.sin, Math.cos]
const turned = (angle: number): number[][] => [
  [cos(angle), -sin(angle)],
  [sin(angle), cos(angle)],
]
const times = (a: number[][], b: number[][]): number[][] =>
  a.map((row) => b[0].map((_, j) => row.reduce((sum, value, k) => sum + value * b[k][j], 0)))
const diagonal = (values: number[]): number[][] => values.map((value, i) => values.map((_, j) => (i === j ? value : 0)))

export const checks: Checks<typeof import('./largest-stretch.ts')> = {
  'the examples': async (impl, t) => {
    t.near(await impl.largestStretch([[3, 4]]), 5)
    t.near(await impl.largestStretch([[0, 2], [0, 0]]), 2) // prettier-ignore
  },
  'a stretch along the axes, in any order; a sign does not count': async (impl, t) => {
    t.near(await impl.largestStretch(diagonal([1, 3, 2])), 3)
    t.near(await impl.largestStretch(diagonal([0.5, 0.1, -4])), 4)
    t.near(await impl.largestStretch([[-3]]), 3)
  },
  'a rotation stretches nothing': async (impl, t) => {
    t.near(await impl.largestStretch(turned(0.7)), 1)
    t.near(await impl.largestStretch(turned(0.7).map((row) => row.map((value) => 1.5 * value))), 1.5)
  },
  'turned, stretched, turned: what is in the middle': async (impl, t) => {
    const matrix = times(turned(0.4), times(diagonal([0.9, 1.7]), turned(-1.3)))
    t.near(await impl.largestStretch(matrix), 1.7)
  },
  'a shear stretches, though each number that it has is 1': async (impl, t) => {
    t.near(await impl.largestStretch([[1, 1], [0, 1]]), (1 + Math.sqrt(5)) / 2) // prettier-ignore
    t.near(await impl.largestStretch([[1, 100], [0, 1]]), 50 + Math.sqrt(2501)) // prettier-ignore
  },
  'more rows than columns, more columns than rows, one column': async (impl, t) => {
    t.near(await impl.largestStretch([[1, 0], [0, 2], [2, 0]]), Math.sqrt(5)) // prettier-ignore
    t.near(await impl.largestStretch([[1, 0, 2], [0, 2, 0]]), Math.sqrt(5)) // prettier-ignore
    t.near(await impl.largestStretch([[2], [-1], [2]]), 3)
  },
  zeros: async (impl, t) => {
    t.equal(await impl.largestStretch([[0, 0], [0, 0]]), 0) // prettier-ignore
    t.equal(await impl.largestStretch([[0, 0, 0]]), 0)
  },
  'directions at a right angle to simple ones': async (impl, t) => {
    t.near(await impl.largestStretch([[1, -1]]), Math.SQRT2)
    t.near(await impl.largestStretch([[5, -5], [1, 1]]), Math.sqrt(50)) // prettier-ignore
    t.near(await impl.largestStretch([[0, 0, 1]]), 1)
    t.near(await impl.largestStretch([[1, 0, 0]]), 1)
    t.near(await impl.largestStretch([[1, -2, 1]]), Math.sqrt(6))
    t.near(await impl.largestStretch([[2.1, 0], [0, 2], [0, 2]]), Math.sqrt(8)) // prettier-ignore
  },
  'two stretches that are nearly alike': async (impl, t) => {
    t.near(await impl.largestStretch(diagonal([0.99, 1, 0.98])), 1)
    t.near(await impl.largestStretch(diagonal([2, 2, 1])), 2)
  },
  'tiny and huge numbers': async (impl, t) => {
    t.near((await impl.largestStretch([[3e-60, 4e-60], [0, 0]])) / 1e-60, 5) // prettier-ignore
    t.near((await impl.largestStretch([[3e60, 0], [0, 5e60]])) / 1e60, 5) // prettier-ignore
  },
  'forty numbers in forty rows: as known from waves': async (impl, t) => {
    const size = 40
    const springs = Array.from({ length: size }, (_, i) =>
      Array.from({ length: size }, (_, j) => (i === j ? 2 : Math.abs(i - j) === 1 ? -1 : 0)),
    )
    t.near(await impl.largestStretch(springs), 2 + 2 * cos(Math.PI / (size + 1)))
  },
}
