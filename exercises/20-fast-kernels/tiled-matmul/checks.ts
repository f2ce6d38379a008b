import type { Checks, Exempt } from '#exercises'

type Matrix = number[][]
const product = (a: Matrix, b: Matrix): Matrix =>
  a.map((row) => b[0].map((_, j) => row.reduce((sum, value, k) => sum + value * b[k][j], 0)))

/** Numbers without a pattern. */
const numbers = (count: number, seed: number): number[] =>
  Array.from({ length: count }, (_, i) => Math.round(20 * Math.sin(78.233 * (i + 3 * seed + 1))) / 4)
const matrix = (memory: number[], rows: number, columns: number, strides = [columns, 1], offset = 0): Matrix =>
  Array.from({ length: rows }, (_, i) =>
    Array.from({ length: columns }, (_, j) => memory[offset + i * strides[0] + j * strides[1]]),
  )
const inOrder = (memory: number[], ...shape: number[]) => {
  const [, rows, columns] = shape
  return { memory, shape, strides: [rows * columns, columns, 1], offset: 0 }
}

/** It fills the output that it is given; how often the others are read is counted. */
export const exempt: Exempt = { matmul: [0, 1, 2] }

export const checks: Checks<ReturnType<typeof import('./driver.ts').drive>> = {
  'a tile that fits: (4 × 3) · (3 × 8)': async (impl, t) => {
    const [a, b] = [numbers(12, 1), numbers(24, 2)]
    const { C } = await impl.matmul(inOrder(a, 1, 4, 3), inOrder(b, 1, 3, 8))
    t.near(C, [product(matrix(a, 4, 3), matrix(b, 3, 8))])
  },
  'ragged edges: every size from 1 to 6': async (impl, t) => {
    for (const m of [1, 2, 3, 5, 6])
      for (const n of [1, 3, 4, 5]) {
        const [a, b] = [numbers(m * 3, m), numbers(3 * n, n)]
        const { C } = await impl.matmul(inOrder(a, 1, m, 3), inOrder(b, 1, 3, n))
        t.near(C, [product(matrix(a, m, 3), matrix(b, 3, n))])
      }
  },
  'nothing is written beyond C': async (impl, t) => {
    for (const [m, n] of [
      [5, 7],
      [3, 3],
      [1, 1],
    ]) {
      // prettier-ignore
      const { C, beyond } = await impl.matmul(inOrder(numbers(2 * m, 1), 1, m, 2), inOrder(numbers(2 * n, 2), 1, 2, n))
      t.near(C, [product(matrix(numbers(2 * m, 1), m, 2), matrix(numbers(2 * n, 2), 2, n))])
      t.ok(beyond, `(${m} × 2) · (2 × ${n}): the numbers after the last element of C should stay as they were`)
    }
  },
  'each number that is read serves at least two products': async (impl, t) => {
    const [m, n, k] = [12, 16, 10]
    const [a, b] = [numbers(m * k, 5), numbers(k * n, 6)]
    const { C, reads } = await impl.matmul(inOrder(a, 1, m, k), inOrder(b, 1, k, n))
    t.near(C, [product(matrix(a, m, k), matrix(b, k, n))])
    t.ok(
      reads <= m * n * k,
      `(${m} × ${k}) · (${k} × ${n}): ${reads} numbers of A and B were read for ${m * n * k} products; at most as many as products`,
    )
  },
  'both factors transposed, from a slice': async (impl, t) => {
    const [a, b] = [numbers(60, 7), numbers(60, 8)]
    const { C } = await impl.matmul(
      { memory: a, shape: [1, 5, 6], strides: [60, 1, 7], offset: 3 },
      { memory: b, shape: [1, 6, 5], strides: [60, 1, 8], offset: 2 },
    )
    t.near(C, [product(matrix(a, 5, 6, [1, 7], 3), matrix(b, 6, 5, [1, 8], 2))])
  },
  'a batch, one factor shared by all': async (impl, t) => {
    const [a, b] = [numbers(45, 9), numbers(15, 10)]
    const shared = { memory: b, shape: [3, 3, 5], strides: [0, 5, 1], offset: 0 }
    const { C } = await impl.matmul(inOrder(a, 3, 5, 3), shared)
    const each = [0, 15, 30].map((start) => product(matrix(a, 5, 3, [3, 1], start), matrix(b, 3, 5)))
    t.near(C, each)
  },
  'a batch of slices, which lie between each other': async (impl, t) => {
    const [a, b] = [numbers(60, 11), numbers(60, 12)]
    const { C: got } = await impl.matmul(
      { memory: a, shape: [3, 2, 4], strides: [4, 20, 1], offset: 5 },
      { memory: b, shape: [3, 4, 2], strides: [1, 7, 3], offset: 9 },
    )
    const each = [0, 1, 2].map((x) => product(matrix(a, 2, 4, [20, 1], 5 + 4 * x), matrix(b, 4, 2, [7, 3], 9 + x)))
    t.near(got, each)
  },
  'the left matrix shared by the batch, from an offset': async (impl, t) => {
    const [a, b] = [numbers(12, 13), numbers(20, 14)]
    const { C: got } = await impl.matmul(
      { memory: a, shape: [3, 2, 3], strides: [0, 3, 1], offset: 4 },
      { memory: b, shape: [3, 3, 1], strides: [3, 1, 1], offset: 6 },
    )
    const each = [0, 1, 2].map((x) => product(matrix(a, 2, 3, [3, 1], 4), matrix(b, 3, 1, [1, 1], 6 + 3 * x)))
    t.near(got, each)
  },
  'an empty sum is 0, whatever was in the memory': async (impl, t) => {
    const none = { memory: [], offset: 0, strides: [1, 1, 1] }
    const { C } = await impl.matmul({ ...none, shape: [1, 3, 0] }, { ...none, shape: [1, 0, 2] })
    t.near(C, [[[0, 0], [0, 0], [0, 0]]]) // prettier-ignore
  },
}
