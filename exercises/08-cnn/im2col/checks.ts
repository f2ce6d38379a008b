import type { Checks } from '#exercises'

const picture = [
  [1, 2, 3],
  [4, 5, 6],
  [7, 8, 9],
]
const numbers = (rows: number, columns: number, seed: number): number[][] =>
  Array.from({ length: rows }, (_, i) =>
    Array.from(
      { length: columns },
      (_, j) => Math.round(20 * Math.sin(12.9898 * (i * columns + j + 31 * seed + 1))) / 4,
    ),
  )
/** By the definition. */
function slid(picture: number[][], filter: number[][], stride: number): number[] {
  const sums: number[] = []
  for (let i = 0; i * stride + filter.length <= picture.length; i++)
    for (let j = 0; j * stride + filter.length <= picture[0].length; j++)
      sums.push(
        filter.reduce(
          (all, row, u) => row.reduce((sum, w, v) => sum + w * picture[i * stride + u][j * stride + v], all),
          0,
        ),
      )
  return sums
}

export const checks: Checks<typeof import('./im2col.ts')> = {
  'four patches of 2 × 2': async (impl, t) => {
    t.near(await impl.im2col(picture, 2, 1), [
      [1, 2, 4, 5],
      [2, 3, 5, 6],
      [4, 5, 7, 8],
      [5, 6, 8, 9],
    ])
  },
  'the example: one column for each place, as one reads': async (impl, t) => {
    const wide = [
      [1, 2, 3, 4],
      [5, 6, 7, 8],
    ]
    t.near(await impl.im2col(wide, 2, 1), [
      [1, 2, 3],
      [2, 3, 4],
      [5, 6, 7],
      [6, 7, 8],
    ])
  },
  'two cells at a time; what does not fit whole is left out': async (impl, t) => {
    t.near(await impl.im2col(numbers(5, 6, 1), 2, 2), [
      ...[0, 1].flatMap((u) =>
        [0, 1].map((v) => [0, 2].flatMap((i) => [0, 2, 4].map((j) => numbers(5, 6, 1)[i + u][j + v]))),
      ),
    ])
  },
  'a filter of one number, and one as large as the picture': async (impl, t) => {
    t.near(await impl.im2col(picture, 1, 1), [[1, 2, 3, 4, 5, 6, 7, 8, 9]])
    t.near(await impl.im2col(picture, 3, 1), [[1], [2], [3], [4], [5], [6], [7], [8], [9]])
  },
  'slide: the filter is not turned over': async (impl, t) => {
    t.near(await impl.slide(picture, [[1, 0], [0, 0]], 1), [1, 2, 4, 5]) // prettier-ignore
    t.near(await impl.slide(picture, [[0, 1], [-1, 0]], 1), [-2, -2, -2, -2]) // prettier-ignore
  },
  'slide: as by the definition, with steps of two and three': async (impl, t) => {
    for (const [stride, kernel] of [
      [1, 3],
      [2, 3],
      [3, 2],
      [2, 1],
    ]) {
      // prettier-ignore
      const [large, filter] = [numbers(7, 8, 2), numbers(kernel, kernel, 3)]
      t.near(await impl.slide(large, filter, stride), slid(large, filter, stride))
    }
  },
  'col2im: all ones count the patches of each cell': async (impl, t) => {
    const ones = [1, 1, 1, 1].map(() => [1, 1, 1, 1])
    t.near(await impl.col2im(ones, 3, 3, 2, 1), [
      [1, 2, 1],
      [2, 4, 2],
      [1, 2, 1],
    ])
  },
  'col2im: cells between and behind the patches stay 0': async (impl, t) => {
    t.near(await impl.col2im([[1, 2, 3, 4]], 4, 3, 1, 2), [
      [1, 0, 2],
      [0, 0, 0],
      [3, 0, 4],
      [0, 0, 0],
    ])
  },
  'col2im is the gradient of im2col: both sums of products are equal': async (impl, t) => {
    for (const [height, width, kernel, stride] of [
      [4, 5, 2, 1],
      [6, 5, 3, 2],
      [5, 5, 2, 3],
    ]) {
      // prettier-ignore
      const x = numbers(height, width, 4)
      const columns = await impl.im2col(x, kernel, stride)
      const g = numbers(columns.length, columns[0].length, 5)
      const back = await impl.col2im(g, height, width, kernel, stride)
      const product = (a: number[][], b: number[][]): number =>
        a.flat().reduce((sum, value, i) => sum + value * b.flat()[i], 0)
      t.near(product(back, x), product(g, columns), 1e-9)
    }
  },
}
