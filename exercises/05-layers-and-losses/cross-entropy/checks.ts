import type { Checks } from '#exercises'

/** ln Σ exp, for small numbers. */
const lse = (z: number[]) => Math.log(z.reduce((sum, value) => sum + Math.exp(value), 0))

const logits = [
  [2, 1, 0],
  [0, 0, 0],
  [-1, 3, 0.5],
]
const losses = [lse(logits[0]) - 0, Math.log(3), lse(logits[2]) - 3]
const mean = (losses[0] + losses[1] + losses[2]) / 3

export const checks: Checks<ReturnType<typeof import('./driver.ts').drive>> = {
  'logits [2, 1, 0] with label 2 cost 2.4076': async (impl, t) => {
    t.near(await impl.loss([[2, 1, 0]], [2]), 2.40760596444438, 1e-9)
  },
  'the mean over the rows of a batch': async (impl, t) => {
    t.near(await impl.loss(logits, [2, 0, 1]), mean, 1e-9)
  },
  'the options are passed on': async (impl, t) => {
    t.near(await impl.each(logits, [2, 0, 1]), losses, 1e-9)
  },
  'one-hot rows, and probabilities between': async (impl, t) => {
    const oneHot = [
      [0, 0, 1],
      [1, 0, 0],
      [0, 1, 0],
    ]
    t.near(await impl.lossOfRows(logits, oneHot), mean, 1e-9)
    const half = lse([2, 1, 0]) - 0.5 * 2 - 0.5 * 0
    t.near(await impl.lossOfRows([[2, 1, 0]], [[0.5, 0, 0.5]]), half, 1e-9)
  },
  'the gradient is softmax − one-hot, over the batch size': async (impl, t) => {
    const p = [2, 1, 0].map((z) => Math.exp(z - lse([2, 1, 0])))
    const third = 1 / 3
    t.gradient(
      await impl.gradient(
        [
          [2, 1, 0],
          [0, 0, 0],
        ],
        [2, 0],
      ),
      [
        [p[0] / 2, p[1] / 2, (p[2] - 1) / 2],
        [(third - 1) / 2, third / 2, third / 2],
      ],
      'logits',
      1e-9,
    )
  },
  'logits of a thousand stay finite, and so do their gradients': async (impl, t) => {
    t.near(await impl.loss([[1000, 0, -1000]], [1]), 1000, 1e-9)
    t.gradient(await impl.gradient([[1000, 0, -1000]], [1]), [[1, -1, 0]], 'logits', 1e-9)
  },
  'labels of a wrong shape are refused': async (impl, t) => {
    t.near(await impl.loss([[0, 0]], [1]), Math.log(2), 1e-9)
    await t.throws(() => impl.loss([[0, 0]], [1, 0]), 'ShapeError')
    t.equal(await impl.errorOfWrongShape(), 'ShapeError')
  },
}
