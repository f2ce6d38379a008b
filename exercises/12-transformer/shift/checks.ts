import type { Checks } from '#exercises'

export const checks: Checks<ReturnType<typeof import('./driver.ts').drive>> = {
  'the example: two texts': async (impl, t) => {
    t.equal(await impl.decoderBatch([[5, 6], [7]], 1, 2, 0, -1), {
      inputs: [[1, 5, 6], [1, 7, 0]], // prettier-ignore
      labels: [[5, 6, 2], [7, 2, -1]], // prettier-ignore
    })
  },
  'no input is the label of its own place, or of a later one': async (impl, t) => {
    const text = [11, 12, 13, 14, 15]
    const { inputs, labels } = await impl.decoderBatch([text], 1, 2, 0, -1)
    t.equal(inputs[0].map((token, i) => labels[0].slice(i).includes(token)), new Array(6).fill(false)) // prettier-ignore
    t.equal(inputs[0].slice(1), labels[0].slice(0, -1))
  },
  'start, end and padding are one number, which a text has, too': async (impl, t) => {
    t.equal(await impl.decoderBatch([[0, 3], [0], [4, 0, 0]], 0, 0, 0, -9), {
      inputs: [[0, 0, 3, 0], [0, 0, 0, 0], [0, 4, 0, 0]], // prettier-ignore
      labels: [[0, 3, 0, -9], [0, 0, -9, -9], [4, 0, 0, 0]], // prettier-ignore
    })
  },
  'an empty text, and no texts': async (impl, t) => {
    t.equal(await impl.decoderBatch([[], [8]], 1, 2, 0, -1), { inputs: [[1, 0], [1, 8]], labels: [[2, -1], [8, 2]] }) // prettier-ignore
    t.equal(await impl.decoderBatch([[]], 1, 2, 0, -1), { inputs: [[1]], labels: [[2]] })
    t.equal(await impl.decoderBatch([], 1, 2, 0, -1), { inputs: [], labels: [] })
  },
  'decode: what was said is read in again': async (impl, t) => {
    const { said, asked, changed } = await impl.decode([7, 8, 9, 2], 1, 2, 10)
    t.equal(said, [7, 8, 9])
    t.equal(asked, [[1], [1, 7], [1, 7, 8], [1, 7, 8, 9]])
    t.ok(!changed, 'a list that next was given has changed later')
  },
  'decode: at most so many, and no question more': async (impl, t) => {
    const { said, asked } = await impl.decode([7, 7, 7, 7, 7], 1, 2, 3)
    t.equal(said, [7, 7, 7])
    t.equal(asked.length, 3)
    t.equal((await impl.decode([7], 1, 2, 0)).said, [])
  },
  'decode: an end at once, a start that is said, an end that is the start': async (impl, t) => {
    t.equal((await impl.decode([2], 1, 2, 5)).said, [])
    t.equal((await impl.decode([1, 3, 2], 1, 2, 5)).said, [1, 3])
    t.equal((await impl.decode([4, 0], 0, 0, 5)).said, [4])
  },
}
