import type { Checks } from '#exercises'

export const checks: Checks<ReturnType<typeof import('./driver.ts').drive>> = {
  'read: one picture of 1 × 2 pixels': async (impl, t) => {
    t.near(await impl.read([255, 0, 51, 0, 102, 204], 1, 1, 2), [[[[1, 0]], [[0, 0.4]], [[0.2, 0.8]]]])
  },
  'read: two pictures of 2 × 3 pixels, every color at its place': async (impl, t) => {
    const bytes = Array.from({ length: 36 }, (_, k) => 5 * k)
    const wanted = [0, 1].map((n) =>
      [0, 1, 2].map((c) =>
        [0, 1].map((row) => [0, 1, 2].map((column) => (5 * (((n * 2 + row) * 3 + column) * 3 + c)) / 255)),
      ),
    )
    t.near(await impl.read(bytes, 2, 2, 3), wanted)
  },
  'network: four logits for each picture': async (impl, t) => {
    t.equal(await impl.logits(), [5, 4])
  },
  'network: two convolutions, and something between them that bends': async (impl, t) => {
    const { convolutions, bends } = await impl.between()
    t.ok(convolutions === 2, `two convolutions are wanted, there are ${convolutions}`)
    t.ok(
      bends,
      'what stands between the two convolutions is a weighted sum, or nothing: together they are one convolution',
    )
  },
  'train: a loss for each step': async (impl, t) => {
    t.equal(await impl.losses(3), 3)
  },
  'it learns the four kinds, and knows new pictures of them': async (impl, t) => {
    const { loss, right } = await impl.learned()
    t.ok(loss < 0.3, `after 60 steps the loss is ${loss.toFixed(3)}; below 0.3 is easy here`)
    t.ok(right > 0.85, `of 80 new pictures ${Math.round(80 * right)} are known; 68 are easy here`)
  },
}
