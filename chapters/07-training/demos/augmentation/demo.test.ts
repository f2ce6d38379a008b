import { readFileSync } from 'node:fs'
import { parseSafetensors } from 'chalkgrad'
import { expect, test } from 'vitest'
import { create, type Frame, type Options } from './demo.ts'
import { classes } from './networks.ts'
import { policyOf } from './policy.ts'
import { drawSix } from './six.ts'

const bytes = readFileSync(new URL('./networks.safetensors', import.meta.url))
const nothing = {
  flip: false,
  upsideDown: false,
  shift: 0,
  rotate: 0,
  zoom: 0,
  crop: 0,
  contrast: 0,
  cutout: 0,
}
/** What the demo shows before it is touched. */
const usual: Options = {
  ...nothing,
  flip: true,
  shift: 3,
  rotate: 15,
  image: 'sneaker',
  seed: 1,
}

function all(options: Partial<Options>): Frame {
  const demo = create({ ...usual, ...options }, bytes)
  let frame = demo.first()
  while (!demo.done()) frame = demo.step()
  return frame
}

test('untouched, it says its point: the network that met changed images knows them, the other often does not', () => {
  const { made, right } = all({})
  expect(made).toBe(400)
  expect(right.plain).toBeLessThan(0.5 * made)
  expect(right.augmented).toBeGreaterThan(0.9 * made)
})

test('both networks know every image as it is, and no change leaves it as it is', () => {
  for (const image of classes) {
    const { original, variants, verdicts, code } = create(
      { ...nothing, image, seed: 1 },
      bytes,
    ).first()
    expect(code).toBe('')
    for (let i = 0; i < variants.length; i += 784)
      expect(variants.subarray(i, i + 784)).toEqual(original)
    for (const { plain, augmented } of verdicts) {
      expect([plain.name, augmented.name]).toEqual([image, image])
      expect(plain.probability).toBeGreaterThan(0.1)
      expect(plain.probability).toBeLessThanOrEqual(1)
    }
  }
})

test('the code that the page shows is the policy that runs', () => {
  const { code } = policyOf({ ...nothing, flip: true, shift: 3, cutout: 8 })
  expect(code).toBe(
    'augment.flip(), augment.shift({ pixels: 3 }), augment.cutout({ size: 8 })',
  )
  expect(
    policyOf({
      ...nothing,
      upsideDown: true,
      rotate: 15,
      zoom: 0.2,
      crop: 4,
      contrast: 0.5,
    }).code,
  ).toBe(
    "augment.flip({ axis: 'vertical' }), augment.rotate({ degrees: 15 }), augment.zoom({ factor: 0.2 }), augment.crop({ padding: 4 }), augment.contrast({ factor: 0.5 })",
  )
})

test('a 6 is drawn, no network judges it, and upside down it is another digit', () => {
  const { original, verdicts, variants } = create(
    { ...nothing, upsideDown: true, image: 'six', seed: 1 },
    bytes,
  ).first()
  expect(original).toEqual(drawSix())
  expect(verdicts).toEqual([])
  // The loop is in the lower half of a 6, in the upper of what the flip makes of it.
  const upper = (image: Float32Array): number =>
    image.subarray(0, 14 * 28).reduce((sum, value) => sum + value, 0)
  const sums = Array.from({ length: 8 }, (_, i) =>
    upper(variants.subarray(784 * i, 784 * (i + 1))),
  )
  expect(Math.min(...sums)).toBeCloseTo(upper(original))
  expect(Math.max(...sums)).toBeGreaterThan(1.5 * upper(original))
})

test('the weights are small', () => {
  const { tensors } = parseSafetensors(bytes)
  expect(tensors.images.shape).toEqual([10, 28, 28])
  expect(bytes.length).toBeLessThan(90_000)
})
