import type { Checks } from '#exercises'

/** The loss by its definition, for small logits. */
function definition(logits: number[], label: number, gamma: number): number {
  const e = logits.map(Math.exp)
  const p = e[label] / e.reduce((a, b) => a + b, 0)
  return -((1 - p) ** gamma) * Math.log(p)
}

/** Its slope along each logit, by central differences. */
function numeric(logits: number[], label: number, gamma: number): number[] {
  const step = 1e-5
  const at = (j: number, shift: number) =>
    definition(
      logits.map((z, k) => (k === j ? z + shift : z)),
      label,
      gamma,
    )
  return logits.map((_, j) => (at(j, step) - at(j, -step)) / (2 * step))
}

export const checks: Checks<typeof import('./focal-loss.ts')> = {
  'the loss of an undecided network: 0.25 · ln 2': async (impl, t) => {
    t.near(await impl.focalLoss([0, 0], 0, 2), 0.25 * Math.LN2, 1e-12)
  },
  'the loss for other logits, labels and powers': async (impl, t) => {
    for (const gamma of [0, 0.5, 1, 2, 5]) {
      t.near(await impl.focalLoss([0.3, -1, 2], 1, gamma), definition([0.3, -1, 2], 1, gamma), 1e-9)
      t.near(await impl.focalLoss([0.3, -1, 2], 2, gamma), definition([0.3, -1, 2], 2, gamma), 1e-9)
    }
  },
  'γ = 0 is cross-entropy, and its gradient softmax − one-hot': async (impl, t) => {
    t.near(await impl.focalLoss([1, 1, 1, 1], 3, 0), Math.log(4), 1e-12)
    t.gradient(await impl.focalGradient([0, 0], 0, 0), [-0.5, 0.5], 'logits', 1e-12)
    t.gradient(await impl.focalGradient([1, 1, 1, 1], 3, 0), [0.25, 0.25, 0.25, -0.75], 'logits', 1e-12)
  },
  'the gradient agrees with the numeric one': async (impl, t) => {
    for (const [logits, label, gamma] of [
      [[0, 0], 0, 2],
      [[0.3, -1, 2], 1, 2],
      [[0.3, -1, 2], 2, 2],
      [[1.5, -0.5, 0, 0.7], 0, 1],
      [[1.5, -0.5, 0, 0.7], 3, 3.5],
    ] as const) {
      t.gradient(
        await impl.focalGradient([...logits], label, gamma),
        numeric([...logits], label, gamma),
        `logits ${JSON.stringify(logits)}, γ = ${gamma}`,
        1e-6,
      )
    }
  },
  'the gradient adds up to 0: only differences of logits matter': async (impl, t) => {
    const gradient = await impl.focalGradient([0.2, -0.9, 1.1], 0, 2)
    t.near(
      gradient.reduce((sum, g) => sum + g, 0),
      0,
      1e-12,
    )
    t.ok(gradient[0] < 0, 'the slope along the right logit should be below 0')
  },
  'logits of a thousand: finite on both sides': async (impl, t) => {
    t.near(await impl.focalLoss([1000, 0], 1, 2), 1000, 1e-9)
    t.gradient(await impl.focalGradient([1000, 0], 1, 2), [1, -1], 'logits', 1e-9)
    t.near(await impl.focalLoss([1000, 0], 0, 2), 0, 1e-9)
    t.gradient(await impl.focalGradient([1000, 0], 0, 2), [0, 0], 'logits', 1e-9)
    t.gradient(await impl.focalGradient([1000, 0], 0, 0.5), [0, 0], 'logits', 1e-9)
  },
}
