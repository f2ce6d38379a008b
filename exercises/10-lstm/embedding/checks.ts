import type { Checks } from '#exercises'

const weight = [[1, 2], [3, 4], [5, 6], [7, 8]] // prettier-ignore
const list = (...numbers: number[]) => ({ shape: [numbers.length], numbers })

export const checks: Checks<ReturnType<typeof import('./driver.ts').drive>> = {
  'the example': async (impl, t) => {
    const got = await impl.rows([[1, 2], [3, 4]], { shape: [1, 3], numbers: [1, 0, 1] }) // prettier-ignore
    t.equal(got.shape, [1, 3, 2])
    t.near(got.values, [3, 4, 1, 2, 3, 4])
  },
  'a list, a batch, a word alone, three axes': async (impl, t) => {
    const cases: [number[], number[]][] = [
      [[3], [2, 2, 0]],
      [[2, 2], [3, 0, 1, 3]],
      [[], [2]],
      [[2, 1, 2], [0, 3, 1, 2]],
    ] // prettier-ignore
    for (const [shape, numbers] of cases) {
      const got = await impl.rows(weight, { shape, numbers })
      t.equal(got.shape, [...shape, 2])
      t.near(got.values, numbers.flatMap((n) => weight[n])) // prettier-ignore
    }
  },
  'no words at all': async (impl, t) => {
    for (const shape of [[0], [2, 0], [0, 3]]) {
      t.equal(await impl.rows(weight, { shape, numbers: [] }), { shape: [...shape, 2], values: [] })
      t.equal(await impl.rows(weight, { shape, numbers: [] }, 0), { shape: [...shape, 2], values: [] })
    }
  },
  'padding is zeros, whatever its row holds': async (impl, t) => {
    const asked = { shape: [2, 2], numbers: [1, 3, 3, 2] }
    t.near((await impl.rows(weight, asked, 3)).values, [3, 4, 0, 0, 0, 0, 5, 6])
    t.near(await impl.spoiledPadding(weight, asked, 3), [3, 4, 0, 0, 0, 0, 5, 6])
  },
  'the padding may have the number 0': async (impl, t) => {
    t.near((await impl.rows(weight, list(0, 1, 0), 0)).values, [0, 0, 3, 4, 0, 0])
  },
  'without a padding, no number is special': async (impl, t) => {
    t.near((await impl.rows(weight, list(0, 1))).values, [1, 2, 3, 4])
  },
  'a word that comes three times gets three gradients': async (impl, t) => {
    const asked = { shape: [2, 2], numbers: [1, 0, 1, 1] }
    t.gradient(await impl.gradient(weight, asked, [1, 2, 10, 20, 100, 200, 1000, 2000]), [[10, 20], [1101, 2202], [0, 0], [0, 0]], 'weight') // prettier-ignore
  },
  'the row of the padding gets none': async (impl, t) => {
    const got = await impl.gradient(weight, list(2, 0, 2, 0), [1, 1, 9, 9, 2, 2, 9, 9], 0)
    t.gradient(got, [[0, 0], [0, 0], [3, 3], [0, 0]], 'weight') // prettier-ignore
  },
  'twenty steps: the words that come learn, the others and the padding do not': async (impl, t) => {
    const got = await impl.learned(weight, list(1, 0, 2), 20, 0)
    const wanted = (value: number) => 5 + (value - 5) * 0.8 ** 20
    t.near(got, [weight[0], weight[1].map(wanted), weight[2].map(wanted), weight[3]]) // prettier-ignore
  },
  'the dtype of the weight; two embeddings': async (impl, t) => {
    t.equal([await impl.dtype('float32'), await impl.dtype('float64')], ['float32', 'float64'])
    t.near(await impl.two(weight, [[9], [8]], list(1, 0)), [8, 9])
  },
  'a thousand words, three thousand asked for': async (impl, t) => {
    const many = Array.from({ length: 1000 }, (_, i) => [i, -i])
    const numbers = Array.from({ length: 3000 }, (_, i) => (i * 7919) % 1000)
    const got = await impl.rows(many, { shape: [30, 100], numbers })
    t.near(got.values, numbers.flatMap((n) => [n, -n])) // prettier-ignore
  },
}
