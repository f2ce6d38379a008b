import { loadFashionMnist } from 'chalkgrad/node'
import { beforeAll, expect, test } from 'vitest'
import { someClothes } from '../../../../site/plugins/demo-files.ts'
import { create, type Frame } from './demo.ts'

const bytes = someClothes()
const usual = { units: 32, learningRate: 0.001, seed: 1 }
const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0)

let demo: ReturnType<typeof create>
let before: Frame
let after: Frame
beforeAll(() => {
  demo = create(usual, bytes)
  before = demo.first()
  do after = demo.step()
  while (!demo.done())
}, 60_000)

test('before it learns, it is right about one image in ten, or little more', () => {
  expect(before.epoch).toBe(0)
  expect(before.accuracy).toBeLessThan(0.2)
})

test('it learns, and knows its training images better than others', () => {
  expect(after.accuracy).toBeGreaterThan(0.73)
  expect(after.trainAccuracy).toBeGreaterThan(after.accuracy + 0.1)
})

test('the matrix counts every test image once, each class in its row', () => {
  for (const { counts } of [before, after])
    for (let row = 0; row < 10; row++)
      expect(sum(counts.slice(10 * row, 10 * row + 10))).toBe(30)
})

test('tops are mistaken for tops: no shoe, trouser or bag is often taken for a top', () => {
  const tops = [0, 2, 3, 4, 6]
  const shoes = [5, 7, 9]
  const between = (rows: number[], columns: number[]): number =>
    sum(rows.flatMap((r) => columns.map((c) => (r === c ? 0 : after.counts[10 * r + c]))))
  expect(between(tops, tops)).toBeGreaterThan(30)
  expect(between(tops, shoes) + between(shoes, tops)).toBeLessThan(4)
})

test('the two worst rows are shirts and another top', () => {
  const right = Array.from({ length: 10 }, (_, i) => after.counts[11 * i])
  const worst = right.map((count, i) => [count, i]).sort(([a], [b]) => a - b)
  const rows = worst.slice(0, 2).map(([, row]) => row)
  expect(rows).toContain(6)
  for (const row of rows) expect([2, 4, 6]).toContain(row)
})

test('a cell opens on exactly the images that it counts', () => {
  for (const [truth, predicted] of [
    [6, 0],
    [0, 0],
    [9, 1],
  ]) {
    const { open, counts } = demo.act('open', { truth, predicted })
    expect(open?.examples.length).toBe(counts[10 * truth + predicted])
    for (const { beliefs, pixels } of open?.examples ?? []) {
      expect(pixels.length).toBe(784)
      expect(beliefs.length).toBe(3)
      expect(beliefs[0].probability).toBeGreaterThanOrEqual(beliefs[1].probability)
    }
  }
  expect(demo.act('open', null).open).toBeUndefined()
})

test('the images are those that come with the book, image i of class i mod 10', () => {
  const { train, test: held } = loadFashionMnist()
  const labels = [...train.labels.data()]
  const image = (place: number): number[] =>
    [...bytes.subarray(16 + 784 * place, 16 + 784 * (place + 1))].map(
      (value) => value / 255,
    )
  const near = (a: number[], b: ArrayLike<number>): number =>
    Math.max(...a.map((value, i) => Math.abs(value - b[i])))
  expect(bytes.length).toBe(16 + 900 * 784)
  expect(near(image(3), train.images.select(0, labels.indexOf(3)).data())).toBeLessThan(
    1e-6,
  )
  const first = [...held.labels.data()].indexOf(9)
  expect(near(image(609), held.images.select(0, first).data())).toBeLessThan(1e-6)
})
