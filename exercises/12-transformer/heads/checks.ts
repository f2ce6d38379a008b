import type { Checks, Exempt } from '#exercises'

/** Heads are views of what came in, and one head joined again may be. */
export const exempt: Exempt = { splitHeads: [0], mergeHeads: [0] }

const counted = (count: number): number[] => Array.from({ length: count }, (_, i) => i + 1)
const sizeOf = (shape: number[]): number => shape.reduce((a, b) => a * b, 1)

function split([batch, time, all]: number[], values: number[], parts: number, heads: number): number[][] {
  const [width, size] = [all / parts, all / parts / heads]
  return Array.from({ length: parts }, (_, part) => {
    const out: number[] = []
    for (let b = 0; b < batch; b++)
      for (let h = 0; h < heads; h++)
        for (let t = 0; t < time; t++)
          for (let f = 0; f < size; f++) out.push(values[(b * time + t) * all + part * width + h * size + f])
    return out
  })
}

export const checks: Checks<ReturnType<typeof import('./driver.ts').drive>> = {
  'the example: one word, two parts, two heads': async (impl, t) => {
    t.equal(await impl.splitHeads([1, 1, 8], counted(8), 2, 2), [
      { shape: [1, 2, 1, 2], values: [1, 2, 3, 4] },
      { shape: [1, 2, 1, 2], values: [5, 6, 7, 8] },
    ])
  },
  'two words: a head has its part of each': async (impl, t) => {
    t.equal(await impl.splitHeads([1, 2, 4], counted(8), 1, 2), [{ shape: [1, 2, 2, 2], values: [1, 2, 5, 6, 3, 4, 7, 8] }]) // prettier-ignore
  },
  'queries, keys and values of a batch': async (impl, t) => {
    for (const [shape, parts, heads] of [
      [[2, 3, 24], 3, 4],
      [[3, 2, 12], 3, 2],
      [[2, 5, 12], 2, 3],
    ] as const) {
      const values = counted(sizeOf([...shape]))
      const got = await impl.splitHeads([...shape], values, parts, heads)
      t.equal(got.map((x) => x.values), split([...shape], values, parts, heads)) // prettier-ignore
      const [batch, time, all] = shape
      t.equal(got[0].shape, [batch, heads, time, all / parts / heads])
    }
  },
  'as many heads as words, and heads of one number': async (impl, t) => {
    t.equal((await impl.splitHeads([2, 3, 9], counted(54), 1, 3))[0].values, split([2, 3, 9], counted(54), 1, 3)[0])
    t.equal((await impl.splitHeads([1, 2, 3], counted(6), 1, 3))[0].values, [1, 4, 2, 5, 3, 6])
  },
  'one head: nothing is cut; no texts: nothing is there': async (impl, t) => {
    t.equal(await impl.splitHeads([1, 2, 3], counted(6), 1, 1), [{ shape: [1, 1, 2, 3], values: counted(6) }])
    t.equal((await impl.splitHeads([0, 2, 4], [], 1, 2))[0].shape, [0, 2, 2, 2])
  },
  'merged: the heads side by side again': async (impl, t) => {
    const { shape, values } = await impl.mergeHeads([1, 2, 2, 2], [1, 2, 5, 6, 3, 4, 7, 8])
    t.equal(shape, [1, 2, 4])
    t.equal(values, counted(8))
    t.equal((await impl.mergeHeads([2, 3, 4, 5], counted(120))).shape, [2, 4, 15])
  },
  'cut and merged, all is as it was': async (impl, t) => {
    for (const [shape, heads] of [
      [[2, 3, 8], 4],
      [[3, 3, 9], 3],
      [[1, 4, 6], 1],
    ] as const)
      // prettier-ignore
      t.equal(await impl.there([...shape], counted(sizeOf([...shape])), heads), counted(sizeOf([...shape])))
  },
  'the dtype is kept': async (impl, t) => {
    for (const dtype of ['float32', 'float64'] as const) t.equal(await impl.dtypes(dtype), [dtype, dtype])
  },
  'the gradient of one head goes to its numbers alone': async (impl, t) => {
    const got = await impl.gradient([1, 2, 8], counted(16), 2, 2, [2, 3, 5, 7])
    t.gradient(got, [0, 0, 0, 0, 0, 0, 2, 3, 0, 0, 0, 0, 0, 0, 5, 7], 'x')
  },
}
