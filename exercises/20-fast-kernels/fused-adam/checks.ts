import type { Checks, Exempt } from '#exercises'

const usual = { learningRate: 0.1, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 }

/** Adam on one weight, over several gradients, written out another way. */
function byHand(start: number, gradients: number[], { learningRate, beta1, beta2, epsilon }: typeof usual) {
  let [w, m, v] = [start, 0, 0]
  gradients.forEach((g, i) => {
    m += (1 - beta1) * (g - m)
    v += (1 - beta2) * (g * g - v)
    const root = Math.sqrt(v / (1 - Math.pow(beta2, i + 1)))
    w -= (learningRate * m) / (1 - Math.pow(beta1, i + 1)) / (root + epsilon)
  })
  return { w, m, v }
}

/** It moves the weights and both averages in place; how often the numbers are read is counted. */
export const exempt: Exempt = { adamStep: [0, 1, 2, 3] }

export const checks: Checks<ReturnType<typeof import('./driver.ts').drive>> = {
  'the example': async (impl, t) => {
    const { w, m, v } = await impl.steps([1], [[2]], usual)
    t.near(w, [0.9], 1e-7)
    t.near(m, [0.2], 1e-12)
    t.near(v, [0.004], 1e-12)
  },
  'several steps: the corrections grow weaker': async (impl, t) => {
    const gradients = [2, -1, 0.5, 3]
    const wanted = byHand(1, gradients, usual)
    const got = await impl.steps([1], gradients.map((g) => [g]), usual) // prettier-ignore
    t.near([got.w[0], got.m[0], got.v[0]], [wanted.w, wanted.m, wanted.v], 1e-9)
  },
  'each weight for itself, with rates of its own choice': async (impl, t) => {
    const rates = { learningRate: 0.02, beta1: 0.5, beta2: 0.8, epsilon: 0.1 }
    const [first, second] = [[1, 4, -2], [-3, 0, 0.25]] // prettier-ignore
    const got = await impl.steps([5, -5], [0, 1, 2].map((i) => [first[i], second[i]]), rates) // prettier-ignore
    t.near(got.w, [byHand(5, first, rates).w, byHand(-5, second, rates).w], 1e-9)
  },
  'seven numbers of traffic for each weight': async (impl, t) => {
    const { w, reads, writes } = await impl.steps([1, 2, 3, 4, 5], [[1, -1, 2, -2, 0.5]], usual)
    t.near(w, [0.9, 2.1, 2.9, 4.1, 4.9], 1e-6)
    t.ok(reads <= 20, `${reads} numbers were read for 5 weights; 4 for each are enough`)
    t.ok(writes <= 15, `${writes} numbers were written for 5 weights; 3 for each are enough`)
  },
  'the gradient stays as it is': async (impl, t) => {
    const { g, w } = await impl.steps([0, 0], [[3, -7]], usual)
    t.equal(g, [3, -7])
    t.near(w, [-0.1, 0.1], 1e-7)
  },
}
