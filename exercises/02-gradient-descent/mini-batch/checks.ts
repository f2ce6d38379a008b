import type { Checks } from '#exercises'

const x = [0.5, -1, 2, 0, 1.5, 3]
const y = [2, -1.5, 5, 1.25, 3.5, 7.5]
const order = [4, 0, 5, 2, 1, 3]
const both = ({ w, b }: { w: number; b: number }): number[] => [w, b]

/** The slopes of a list of points, all of them. */
function slopes(points: [number, number][], w: number, b: number): [number, number] {
  let [slopeW, slopeB] = [0, 0]
  for (const [x, y] of points) {
    slopeW += (2 * (w * x + b - y) * x) / points.length
    slopeB += (2 * (w * x + b - y)) / points.length
  }
  return [slopeW, slopeB]
}

export const checks: Checks<typeof import('./mini-batch.ts')> = {
  'splits into batches, the last one smaller': async (impl, t) => {
    t.equal(await impl.split([3, 0, 4, 1, 2], 2), [[3, 0], [4, 1], [2]])
    t.equal(await impl.split([5, 1, 0, 2], 2), [
      [5, 1],
      [0, 2],
    ])
    t.equal(await impl.split([0, 1], 8), [[0, 1]])
  },
  'the gradient of a batch of two, and of one': async (impl, t) => {
    t.gradient(
      both(await impl.batchGradient([0, 1, 2], [1.2, 2.7, 5.1], { w: 0, b: 0 }, [1, 2])),
      [-12.9, -7.8],
      'w, b',
    )
    t.gradient(both(await impl.batchGradient(x, y, { w: 1, b: 1 }, [5])), [-21, -7], 'w, b')
  },
  'indices choose the points, in any order': async (impl, t) => {
    const wanted = slopes(
      [
        [1.5, 3.5],
        [-1, -1.5],
      ],
      0.5,
      -0.5,
    )
    t.gradient(both(await impl.batchGradient(x, y, { w: 0.5, b: -0.5 }, [4, 1])), wanted, 'w, b')
    t.gradient(both(await impl.batchGradient(x, y, { w: 0.5, b: -0.5 }, [1, 4])), wanted, 'w, b')
  },
  'unbiased: the mean over equal batches is the gradient of all points': async (impl, t) => {
    const line = { w: -0.7, b: 0.2 }
    const all = slopes(
      x.map((value, i) => [value, y[i]]),
      -0.7,
      0.2,
    )
    for (const batchSize of [1, 2, 3, 6]) {
      const batches = await impl.split(order, batchSize)
      const mean = [0, 0]
      for (const batch of batches) {
        const { w, b } = await impl.batchGradient(x, y, line, batch)
        mean[0] += w / batches.length
        mean[1] += b / batches.length
      }
      t.gradient(mean, all, 'w, b')
    }
  },
  'a pass with one batch is one step': async (impl, t) => {
    t.near(both(await impl.epoch([0, 1, 2], [1.2, 2.7, 5.1], { w: 0, b: 0 }, [2, 0, 1], 3, 0.1)), [0.86, 0.6])
  },
  'each batch starts where the last one ended': async (impl, t) => {
    // Points (1, 1) and (2, 0), one at a time, rate 0.25, from (0, 0).
    // First: error −1, slopes (−2, −2), so (0.5, 0.5). Then: error 1.5, slopes (6, 3), so (−1, −0.25).
    t.near(both(await impl.epoch([1, 2], [1, 0], { w: 0, b: 0 }, [0, 1], 1, 0.25)), [-1, -0.25])
    t.near(both(await impl.epoch([1, 2], [1, 0], { w: 0, b: 0 }, [1, 0], 1, 0.25)), [0.5, 0.5])
  },
  'every point is used, also those of a smaller last batch': async (impl, t) => {
    let [w, b] = [0, 0]
    for (const batch of [
      [4, 0, 5, 2],
      [1, 3],
    ]) {
      const [slopeW, slopeB] = slopes(
        batch.map((i) => [x[i], y[i]]),
        w,
        b,
      )
      w -= 0.05 * slopeW
      b -= 0.05 * slopeB
    }
    t.near(both(await impl.epoch(x, y, { w: 0, b: 0 }, order, 4, 0.05)), [w, b])
  },
}
