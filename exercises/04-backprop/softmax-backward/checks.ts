import type { Checks } from '#exercises'

const softmax = (x: number[]) => {
  const e = x.map(Math.exp)
  const sum = e.reduce((total, value) => total + value, 0)
  return e.map((value) => value / sum)
}

/** ∂/∂x of Σ g · softmax(x), from values alone. */
const numeric = (x: number[], g: number[]) =>
  x.map((_, j) => {
    const at = (shift: number) => {
      const y = softmax(x.map((value, i) => (i === j ? value + shift : value)))
      return y.reduce((sum, value, i) => sum + g[i] * value, 0)
    }
    return (at(1e-5) - at(-1e-5)) / 2e-5
  })

export const checks: Checks<typeof import('./softmax-backward.ts')> = {
  'the example': async (impl, t) => {
    t.gradient(await impl.softmaxBackward([[0.5, 0.5]], [[1, 0]]), [[0.25, -0.25]])
  },
  'three classes, worked by hand': async (impl, t) => {
    // g·y = 0.2·1 + 0.3·2 + 0.5·4 = 2.8, so the row is 0.2·(1 − 2.8), 0.3·(2 − 2.8), 0.5·(4 − 2.8).
    t.gradient(await impl.softmaxBackward([[0.2, 0.3, 0.5]], [[1, 2, 4]]), [[-0.36, -0.24, 0.6]])
  },
  'agrees with the numeric gradient': async (impl, t) => {
    const [x, g] = [[0.3, -1.2, 2, 0.1], [2, -1, 0.5, 3]] // prettier-ignore
    t.gradient(await impl.softmaxBackward([softmax(x)], [g]), [numeric(x, g)])
  },
  'each row for itself': async (impl, t) => {
    const x = [[0, 1, 2], [3, -1, 0]] // prettier-ignore
    const g = [[1, 0, -1], [5, 2, 8]] // prettier-ignore
    t.gradient(await impl.softmaxBackward(x.map(softmax), g), [numeric(x[0], g[0]), numeric(x[1], g[1])])
  },
  'the same gradient for all classes changes nothing: the outputs always add up to 1': async (impl, t) => {
    t.near(await impl.softmaxBackward([[0.1, 0.2, 0.7]], [[3, 3, 3]]), [[0, 0, 0]], 1e-12)
  },
  'a sure answer passes hardly anything on': async (impl, t) => {
    t.near(await impl.softmaxBackward([[1, 0, 0]], [[5, -2, 9]]), [[0, 0, 0]])
  },
  'a row of 20,000 classes, whose Jacobian would hold 400 million numbers': async (impl, t) => {
    const n = 20_000
    const y = Array.from({ length: n }, () => 1 / n)
    const g = Array.from({ length: n }, (_, i) => (i === 7 ? n : 0))
    const [row] = await impl.softmaxBackward([y], [g])
    t.near([row.length, row[7], row[8]], [n, 1 - 1 / n, -1 / n], 1e-9)
  },
}
