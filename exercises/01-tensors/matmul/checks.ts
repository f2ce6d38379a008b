import type { Checks, Exempt } from '#exercises'

type Matrix = number[][]

/** The same by its definition, on nested lists. */
const product = (a: Matrix, b: Matrix): Matrix =>
  a.map((row) => b[0].map((_, j) => row.reduce((sum, value, k) => sum + value * b[k][j], 0)))

/** Numbers without a pattern. */
const numbers = (count: number, seed: number): number[] =>
  Array.from({ length: count }, (_, i) => Math.round(20 * Math.sin(12.9898 * (i + seed + 1))) / 4)
const matrix = (memory: number[], rows: number, columns: number, strides = [columns, 1], offset = 0): Matrix =>
  Array.from({ length: rows }, (_, i) =>
    Array.from({ length: columns }, (_, j) => memory[offset + i * strides[0] + j * strides[1]]),
  )

/** It fills the output that it is given. */
export const exempt: Exempt = { matmul: [2] }

export const checks: Checks<ReturnType<typeof import('./driver.ts').drive>> = {
  'the example': async (impl, t) => {
    const a = { memory: [1, 2, 3, 4, 5, 6], shape: [1, 2, 3], strides: [6, 3, 1], offset: 0 }
    const b = { memory: [1, 0, 0, 1, 2, -1], shape: [1, 3, 2], strides: [6, 2, 1], offset: 0 }
    t.near(await impl.matmul(a, b), [[[7, -1], [16, -1]]]) // prettier-ignore
  },
  'three different sizes, none a multiple of four': async (impl, t) => {
    const [a, b] = [numbers(35, 1), numbers(21, 2)]
    const got = await impl.matmul(
      { memory: a, shape: [1, 5, 7], strides: [35, 7, 1], offset: 0 },
      { memory: b, shape: [1, 7, 3], strides: [21, 3, 1], offset: 0 },
    )
    t.near(got, [product(matrix(a, 5, 7), matrix(b, 7, 3))])
  },
  'transposed on either side': async (impl, t) => {
    const [a, b] = [numbers(12, 3), numbers(8, 4)]
    const got = await impl.matmul(
      { memory: a, shape: [1, 3, 4], strides: [12, 1, 3], offset: 0 },
      { memory: b, shape: [1, 4, 2], strides: [8, 1, 4], offset: 0 },
    )
    t.near(got, [product(matrix(a, 3, 4, [1, 3]), matrix(b, 4, 2, [1, 4]))])
  },
  'a slice begins at its offset': async (impl, t) => {
    const [a, b] = [numbers(30, 5), numbers(30, 6)]
    const got = await impl.matmul(
      { memory: a, shape: [1, 2, 3], strides: [30, 6, 2], offset: 7 },
      { memory: b, shape: [1, 3, 2], strides: [30, 5, 1], offset: 11 },
    )
    t.near(got, [product(matrix(a, 2, 3, [6, 2], 7), matrix(b, 3, 2, [5, 1], 11))])
  },
  'a batch: each matrix for itself': async (impl, t) => {
    const [a, b] = [numbers(12, 7), numbers(12, 8)]
    const got = await impl.matmul(
      { memory: a, shape: [3, 2, 2], strides: [4, 2, 1], offset: 0 },
      { memory: b, shape: [3, 2, 2], strides: [4, 2, 1], offset: 0 },
    )
    const each = [0, 4, 8].map((start) => product(matrix(a, 2, 2, [2, 1], start), matrix(b, 2, 2, [2, 1], start)))
    t.near(got, each)
  },
  'a batch stride of 0: all share one matrix': async (impl, t) => {
    const [a, b] = [numbers(12, 9), numbers(6, 10)]
    const got = await impl.matmul(
      { memory: a, shape: [2, 2, 3], strides: [6, 3, 1], offset: 0 },
      { memory: b, shape: [2, 3, 2], strides: [0, 2, 1], offset: 0 },
    )
    t.near(got, [0, 6].map((start) => product(matrix(a, 2, 3, [3, 1], start), matrix(b, 3, 2)))) // prettier-ignore
  },
  'a batch of slices, which lie between each other': async (impl, t) => {
    const [a, b] = [numbers(60, 11), numbers(60, 12)]
    const got = await impl.matmul(
      { memory: a, shape: [3, 2, 4], strides: [4, 20, 1], offset: 5 },
      { memory: b, shape: [3, 4, 2], strides: [1, 7, 3], offset: 9 },
    )
    const each = [0, 1, 2].map((x) => product(matrix(a, 2, 4, [20, 1], 5 + 4 * x), matrix(b, 4, 2, [7, 3], 9 + x)))
    t.near(got, each)
  },
  'the left matrix shared by the batch, from an offset': async (impl, t) => {
    const [a, b] = [numbers(12, 13), numbers(20, 14)]
    const got = await impl.matmul(
      { memory: a, shape: [3, 2, 3], strides: [0, 3, 1], offset: 4 },
      { memory: b, shape: [3, 3, 1], strides: [3, 1, 1], offset: 6 },
    )
    const each = [0, 1, 2].map((x) => product(matrix(a, 2, 3, [3, 1], 4), matrix(b, 3, 1, [1, 1], 6 + 3 * x)))
    t.near(got, each)
  },
  'an empty sum is 0, whatever was in the memory': async (impl, t) => {
    const none = { memory: [], offset: 0, strides: [1, 1, 1] }
    t.near(await impl.matmul({ ...none, shape: [1, 2, 0] }, { ...none, shape: [1, 0, 2] }), [[[0, 0], [0, 0]]]) // prettier-ignore
  },
}
