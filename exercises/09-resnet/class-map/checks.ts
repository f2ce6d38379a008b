import type { Checks } from '#exercises'

const maps = [[[4, 0], [0, 0]], [[1, 1], [1, 5]]] // prettier-ignore

export const checks: Checks<ReturnType<typeof import('./driver.ts').drive>> = {
  'the example: averages 1 and 2': async (impl, t) => {
    t.near(await impl.forward([maps]), [[1, 2]])
  },
  'each picture and each channel by itself, of any size': async (impl, t) => {
    t.near(await impl.forward([[[[1, 2, 6]], [[0, 0, -3]]], [[[5, 5, 5]], [[1, 0, 2]]]]), [[3, -1], [5, 1]]) // prettier-ignore
    t.equal(await impl.shape([3, 5, 7, 2]), { shape: [3, 5], dtype: 'float32', parameters: 0 })
    t.equal((await impl.shape([1, 1, 1, 1])).shape, [1, 1])
  },
  'backward, each cell gets its part': async (impl, t) => {
    t.gradient(await impl.gradient([1, 2, 2, 2], [[4, 8]]), [[[[1, 1], [1, 1]], [[2, 2], [2, 2]]]], 'x') // prettier-ignore
  },
  'the class map of the example': async (impl, t) => {
    t.near(await impl.classMap([maps], [[3, -1]], [0]), [[[[11, -1], [-1, -5]]]]) // prettier-ignore
  },
  'a bias belongs to every place': async (impl, t) => {
    t.near(await impl.classMap([[[[0, 1]]]], [[2], [-1]], [10, 20]), [[[[10, 12]], [[20, 19]]]]) // prettier-ignore
  },
  'several pictures and classes: the average of each map is the logit': async (impl, t) => {
    const sizes: [number[], number][] = [[[3, 4, 5, 6], 7], [[2, 3, 3, 3], 3], [[1, 6, 1, 4], 2]] // prettier-ignore
    for (const [shape, classes] of sizes) {
      const got = await impl.apart(shape, classes)
      t.equal(got.shape, [shape[0], classes, shape[2], shape[3]])
      t.ok(got.apart < 1e-9, `features (${shape.join(', ')}): averages and logits differ by up to ${got.apart}`)
    }
  },
}
