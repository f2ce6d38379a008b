import type { Checks } from '#exercises'

const numbers = (count: number): number[] => Array.from({ length: count }, (_, i) => ((i * 37) % 19) - 9)

export const checks: Checks<typeof import('./pack-panels.ts')> = {
  'the examples': async (impl, t) => {
    t.equal(await impl.pack([1, 2, 3, 4, 5, 6], 3, 2, 1, 3, 2), [1, 2, 4, 5, 3, 0, 6, 0])
    t.near(await impl.tile([1, 2, 3, 4], [5, 6], 2, 2, 1), [[23], [34]])
  },
  'rows of A: lines three apart, steps one apart': async (impl, t) => {
    t.equal(await impl.pack([1, 2, 3, 4, 5, 6], 2, 3, 3, 1, 2), [1, 4, 2, 5, 3, 6])
  },
  'several full panels': async (impl, t) => {
    t.equal(await impl.pack([1, 2, 3, 4, 5, 6, 7, 8], 4, 2, 2, 1, 2), [1, 3, 2, 4, 5, 7, 6, 8])
    t.equal(await impl.pack([1, 2, 3, 4], 4, 1, 1, 4, 1), [1, 2, 3, 4])
  },
  'fewer lines than one panel': async (impl, t) => {
    t.equal(await impl.pack([7, 8], 1, 2, 2, 1, 4), [7, 0, 0, 0, 8, 0, 0, 0])
  },
  'zeros, not the numbers of a neighbor or of nobody': async (impl, t) => {
    // A matrix of three columns inside of one of four: the fourth must not come along.
    t.equal(await impl.pack([1, 2, 3, 99, 4, 5, 6, 99], 3, 2, 1, 4, 2), [1, 2, 4, 5, 3, 0, 6, 0])
  },
  'a tile of 2 × 3': async (impl, t) => {
    t.near(await impl.tile([1, 2, 3, 4], [1, 0, 2, 0, 1, -1], 2, 2, 3), [[1, 3, -1], [2, 4, 0]]) // prettier-ignore
  },
  'packed and tiled, a whole product (5 × 7) · (7 × 6)': async (impl, t) => {
    const [m, K, n] = [5, 7, 6]
    const [A, B] = [numbers(m * K), numbers(K * n)]
    const [rows, columns] = [await impl.pack(A, m, K, K, 1, 2), await impl.pack(B, n, K, 1, n, 4)]
    for (let i = 0; i < m; i += 2)
      for (let j = 0; j < n; j += 4) {
        const got = await impl.tile(rows.slice(i * K, (i + 2) * K), columns.slice(j * K, (j + 4) * K), K, 2, 4)
        const wanted = [0, 1].map((y) =>
          [0, 1, 2, 3].map((x) => {
            let sum = 0
            if (i + y < m && j + x < n) for (let k = 0; k < K; k++) sum += A[(i + y) * K + k] * B[k * n + j + x]
            return sum
          }),
        )
        t.near(got, wanted)
      }
  },
}
