import type { Checks } from '#exercises'

export const checks: Checks<ReturnType<typeof import('./driver.ts').drive>> = {
  'pad: the example': async (impl, t) => {
    t.equal(await impl.pad([[5, 3, 8], [4]]), { shape: [2, 3], dtype: 'int32', x: [5, 3, 8, 4, 0, 0], lengths: [3, 1] })
  },
  'pad: the longest may stand anywhere, and all may be equally long': async (impl, t) => {
    t.equal((await impl.pad([[1], [2, 3], [4, 5, 6, 7], [8]])).x, [1, 0, 0, 0, 2, 3, 0, 0, 4, 5, 6, 7, 8, 0, 0, 0])
    t.equal(await impl.pad([[1, 2], [3, 4]]), { shape: [2, 2], dtype: 'int32', x: [1, 2, 3, 4], lengths: [2, 2] }) // prettier-ignore
  },
  'pad: another padding, which a word may have for a number, too': async (impl, t) => {
    const got = await impl.pad([[9, 0], [9, 9, 9], [4]], 9)
    t.equal(got.x, [9, 0, 9, 9, 9, 9, 4, 9, 9])
    t.equal(got.lengths, [2, 3, 1])
    t.equal((await impl.pad([[0, 0], [3]])).lengths, [2, 1])
    t.equal((await impl.pad([[1], [2, 3]], -1)).x, [1, -1, 2, 3])
  },
  'pad: empty texts, only empty texts, no texts': async (impl, t) => {
    t.equal(await impl.pad([[], [7, 8], []]), { shape: [3, 2], dtype: 'int32', x: [0, 0, 7, 8, 0, 0], lengths: [0, 2, 0] }) // prettier-ignore
    t.equal(await impl.pad([[], []]), { shape: [2, 0], dtype: 'int32', x: [], lengths: [0, 0] })
    t.equal(await impl.pad([]), { shape: [0, 0], dtype: 'int32', x: [], lengths: [] })
  },
  'pad: three thousand texts, and one of 200,000 words': async (impl, t) => {
    const got = await impl.pad(Array.from({ length: 3000 }, (_, i) => [i, i]).map((text, i) => text.slice(i % 2)))
    t.equal(got.shape, [3000, 2])
    t.equal(got.x.slice(0, 6), [0, 0, 1, 0, 2, 2])
    t.equal((await impl.pad([Array.from({ length: 200_000 }, () => 1), []])).lengths, [200_000, 0])
  },
  'meanOverReal: the example': async (impl, t) => {
    const got = await impl.meanOverReal([1, 2, 6, 5, 70, 70], [2, 3], [3, 1])
    t.equal(got, { shape: [], dtype: 'float64', mean: 3.5 })
  },
  'meanOverReal: nothing padded, as many texts as words, one word': async (impl, t) => {
    t.near((await impl.meanOverReal([1, 2, 3, 6], [2, 2], [2, 2])).mean, 3)
    t.near((await impl.meanOverReal([1, 9, 9, 2, 3, 9, 4, 5, 6], [3, 3], [1, 2, 3])).mean, 3.5)
    t.near((await impl.meanOverReal([1, 2, 3, 9, 9, 9, 9, 9, 9], [3, 3], [3, 0, 0])).mean, 2)
    t.near((await impl.meanOverReal([-7], [1, 1], [1])).mean, -7)
  },
  'meanOverReal: a word may have a loss of 0, and counts': async (impl, t) => {
    t.near((await impl.meanOverReal([0, 0, 6, 8], [2, 2], [2, 1])).mean, 2)
  },
  'meanOverReal: an empty text; no word at all': async (impl, t) => {
    t.near((await impl.meanOverReal([4, 9, 9, 9], [2, 2], [1, 0])).mean, 4)
    t.near((await impl.meanOverReal([9, 9, 9, 9], [2, 2], [0, 0])).mean, 0)
    t.near((await impl.meanOverReal([], [2, 0], [0, 0])).mean, 0)
    t.near((await impl.meanOverReal([], [0, 0], [])).mean, 0)
  },
  'meanOverReal: ∞ and NaN at padding do not matter': async (impl, t) => {
    t.near((await impl.meanOverReal([1, Infinity, NaN, 2, 3, -Infinity], [2, 3], [1, 2])).mean, 2)
    t.gradient(await impl.gradient([1, Infinity, NaN, 2, 3, -Infinity], [2, 3], [1, 2]), [1 / 3, 0, 0, 1 / 3, 1 / 3, 0], 'perToken') // prettier-ignore
  },
  'meanOverReal: the gradient is the same for each word, and 0 at padding': async (impl, t) => {
    t.gradient(await impl.gradient([1, 2, 3, 4, 5, 6, 7, 8], [2, 4], [4, 1]), [0.2, 0.2, 0.2, 0.2, 0.2, 0, 0, 0], 'perToken') // prettier-ignore
    t.gradient(await impl.gradient([1, 2], [1, 2], [0]), [0, 0], 'perToken')
  },
  'meanOverReal: in float32, and far from 0': async (impl, t) => {
    t.equal((await impl.meanOverReal([1, 2], [1, 2], [1], 'float32')).dtype, 'float32')
    t.near((await impl.meanOverReal([1e12 + 1, 1e12 + 3, 0], [1, 3], [2])).mean - 1e12, 2, 1e-3)
  },
}
