import { DtypeError, Random, Normalizer, randn, tensor } from 'chalkgrad'
import { expect, test } from 'vitest'

test('the training part gets mean 0 and deviation 1, column by column', () => {
  const x = randn([500, 3], new Random(1))
    .mul(tensor([1, 10, 100]))
    .add(tensor([5, -5, 0]))
  const z = Normalizer.fit(x).apply(x)
  for (const mean of z.mean(0).data()) expect(Math.abs(mean)).toBeLessThan(1e-5)
  for (const deviation of z.var(0, { correction: 0 }).sqrt().data())
    expect(deviation).toBeCloseTo(1, 5)
})

test('another part is measured with the numbers of the training part', () => {
  const normalizer = Normalizer.fit(tensor([[0], [4]])) // mean 2, deviation 2
  expect(normalizer.apply(tensor([[2], [8]])).toArray()).toEqual([[0], [3]])
  expect(normalizer.invert(tensor([[0], [3]])).toArray()).toEqual([[2], [8]])
})

test('a column of equal numbers becomes 0, not noise', () => {
  const x = tensor(new Float32Array(300).fill(0.1), { shape: [300, 1] })
  for (const value of Normalizer.fit(x).apply(x).data())
    expect(Math.abs(value)).toBeLessThan(1e-6)
})

test('images are normalized by channel', () => {
  const images = randn([4, 2, 3, 3], new Random(1)).add(tensor([[[0]], [[7]]]))
  const { mean } = Normalizer.fit(images, [0, 2, 3])
  expect(mean.shape).toEqual([1, 2, 1, 1])
  expect(mean.select(1, 1).item()).toBeCloseTo(images.select(1, 1).mean().item(), 5)
})

test('whole numbers are refused', () => {
  expect(() => Normalizer.fit(tensor([1, 2], { dtype: 'int32' }))).toThrow(DtypeError)
})
