import {
  arange,
  ArgumentError,
  augment,
  Batches,
  DtypeError,
  Random,
  ones,
  rand,
  ShapeError,
  tensor,
  zeros,
} from 'chalkgrad'
import { describe, expect, test } from 'vitest'

const images = rand([6, 3, 9, 8], new Random(1))
const all = [
  augment.flip(),
  augment.flip({ axis: 'vertical' }),
  augment.shift(),
  augment.rotate(),
  augment.zoom(),
  augment.crop(),
  augment.contrast(),
  augment.cutout({ size: 3 }),
].map((change, i) => [i, change] as const)

describe('every augmentation', () => {
  test.each(all)(
    '%i keeps shape and dtype, changes the image, not the original, and follows its seed',
    (_, change) => {
      const before = images.data()
      const changed = change(images, new Random(5))
      expect([changed.shape, changed.dtype]).toEqual([images.shape, images.dtype])
      expect(changed.data()).not.toEqual(before)
      expect(images.data()).toEqual(before)
      expect(change(images, new Random(5)).data()).toEqual(changed.data())
      expect(change(images, new Random(6)).data()).not.toEqual(changed.data())
    },
  )

  test.each(all)('%i changes all channels of an image alike', (_, change) => {
    const gray = rand([4, 1, 9, 8], new Random(2))
    const out = change(gray.expand([4, 3, 9, 8]), new Random(3))
    expect(out.select(1, 0).toArray()).toEqual(out.select(1, 2).toArray())
    expect(change(gray.squeeze(1), new Random(3)).toArray()).toEqual(
      out.select(1, 0).toArray(),
    )
  })

  test.each(all)('%i refuses what is no batch of images', (_, change) => {
    expect(() => change(zeros([9, 8]), new Random(1))).toThrow(ShapeError)
    expect(() => change(zeros([1, 9, 8], { dtype: 'int32' }), new Random(1))).toThrow(
      DtypeError,
    )
  })
})

const three = arange(1, 10).reshape([1, 3, 3])

test('flip mirrors', () => {
  const [random] = [new Random(1)]
  const always = { probability: 1 }
  expect(augment.flip(always)(three, random).toArray()).toEqual([
    [
      [3, 2, 1],
      [6, 5, 4],
      [9, 8, 7],
    ],
  ])
  expect(
    augment
      .flip({ ...always, axis: 'vertical' })(three, random)
      .toArray(),
  ).toEqual([
    [
      [7, 8, 9],
      [4, 5, 6],
      [1, 2, 3],
    ],
  ])
  expect(augment.flip({ probability: 0 })(three, random).toArray()).toEqual(three.toArray())
})

test('shift moves by whole pixels in every direction, and black comes in', () => {
  const point = zeros([1, 5, 5]).contiguous()
  point.select(1, 2).select(1, 2).fill_(1)
  const seen = new Set<string>()
  const random = new Random(2)
  for (let i = 0; i < 200; i++) {
    const place = [...augment.shift({ pixels: 1 })(point, random).data()]
    expect(place.filter((value) => value !== 0)).toEqual([1])
    seen.add(String(place.indexOf(1)))
  }
  expect([...seen].map(Number).sort((a, b) => a - b)).toEqual([
    6, 7, 8, 11, 12, 13, 16, 17, 18,
  ])
  expect(
    augment
      .shift({ pixels: 2, fill: 7 })(zeros([20, 5, 5]), new Random(1))
      .max()
      .item(),
  ).toBe(7)
})

test('rotate and zoom leave the center where it is, and nothing changes by 0', () => {
  const disk = zeros([8, 5, 5])
  disk.select(1, 2).select(1, 2).fill_(1)
  for (const change of [augment.rotate({ degrees: 90 }), augment.zoom({ factor: 0.3 })]) {
    const centers = change(disk, new Random(1)).select(1, 2).select(1, 2).data()
    for (const value of centers) expect(value).toBeCloseTo(1, 6)
  }
  for (const change of [
    augment.rotate({ degrees: 0 }),
    augment.zoom({ factor: 0 }),
    augment.shift({ pixels: 0 }),
  ]) {
    expect(change(three, new Random(1)).toArray()).toEqual(three.toArray())
  }
})

test('a turn by a known angle moves a corner to where geometry says', () => {
  // A line through the center, turned by up to 180 degrees: its length stays.
  const line = zeros([30, 9, 9])
  line.select(1, 4).fill_(1)
  const lengths = augment.rotate({ degrees: 180 })(line, new Random(4)).sum([1, 2]).data()
  for (const length of lengths) expect(Math.abs(length - 9)).toBeLessThan(1)
})

test('zoom makes a square larger or smaller', () => {
  const square = zeros([40, 21, 21])
  square.slice(1, 6, 15).slice(2, 6, 15).fill_(1) // 9 × 9
  const areas = [...augment.zoom({ factor: 0.4 })(square, new Random(4)).sum([1, 2]).data()]
  expect(Math.min(...areas)).toBeLessThan(50)
  expect(Math.max(...areas)).toBeGreaterThan(120)
  expect(Math.max(...areas)).toBeLessThan(81 * 1.4 ** 2 + 8)
})

test('crop cuts a piece of the padded image', () => {
  const ids = arange(1, 26).reshape([1, 5, 5])
  const random = new Random(3)
  for (let i = 0; i < 30; i++) {
    const rows = augment.crop({ padding: 2 })(ids, random)
    const values = [...rows.data()]
      .map((value, place) => (value === 0 ? 0 : value - 1 - place))
      .filter((d) => d !== 0)
    expect(new Set(values).size).toBeLessThanOrEqual(1) // all that is left moved by the same step
  }
})

test('contrast pulls from the mean and stays in range', () => {
  const pale = tensor([[[0.4, 0.6]]])
  const spreads = Array.from({ length: 50 }, (_, seed) => {
    const [[[a, b]]] = augment
      .contrast({ factor: 0.5 })(pale, new Random(seed))
      .toArray() as number[][][]
    expect((a + b) / 2).toBeCloseTo(0.5, 6)
    return b - a
  })
  expect(Math.min(...spreads)).toBeLessThan(0.15)
  expect(Math.max(...spreads)).toBeGreaterThan(0.25)
  const strong = augment
    .contrast({ factor: 1 })(tensor([[[0, 1]]]), new Random(3))
    .data()
  for (const value of strong) expect(value >= 0 && value <= 1).toBe(true)
})

test('cutout covers one square, which may hang over the edge', () => {
  const covered = augment
    .cutout({ size: 4 })(ones([50, 8, 8]), new Random(1))
    .sum([1, 2])
    .data()
  for (const left of covered) expect(left >= 48 && left <= 60).toBe(true)
  expect(new Set(covered).size).toBeGreaterThan(1)
  expect(() => augment.cutout({ size: 0 })).toThrow(ArgumentError)
  expect(() => augment.crop({ padding: 1.5 })).toThrow(ArgumentError)
  expect(() => augment.flip({ probability: 2 })).toThrow(/between 0 and 1, got 2/)
})

test('a policy runs in the batches, on the training images only', () => {
  const policy = augment.sequence(
    augment.flip({ probability: 1 }),
    augment.flip({ probability: 1 }),
  )
  const batches = new Batches(three, zeros([1]), {
    batchSize: 1,
    transform: (x) => policy(x, new Random(1)).add(1),
  })
  for (const { x } of batches) expect(x.toArray()).toEqual(three.add(1).toArray())
})
