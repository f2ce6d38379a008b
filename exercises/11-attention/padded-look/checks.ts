import type { Checks } from '#exercises'

type Table = number[][]
const sum = (list: readonly number[]): number => list.reduce((total, one) => total + one, 0)

export const checks: Checks<ReturnType<typeof import('./driver.ts').drive>> = {
  'as many letters count as a word has': async (impl, t) => {
    t.equal(await impl.counting([3, 1, 4], 4), { shape: [3, 1, 4], values: [1, 1, 1, 0, 1, 0, 0, 0, 1, 1, 1, 1] })
    t.equal(await impl.counting([0, 2], 2), { shape: [2, 1, 2], values: [0, 0, 1, 1] })
    t.equal(await impl.counting([1], 3), { shape: [1, 1, 3], values: [1, 0, 0] })
  },
  'at each step the weights add up to 1': async (impl, t) => {
    const lengths = [3, 8, 1, 5]
    const weights = (await impl.forward([1, 2, 3, 4], lengths, 8)).weights as number[][][]
    for (const [i, steps] of weights.entries())
      for (const [step, row] of steps.entries())
        t.ok(
          Math.abs(sum(row) - 1) < 1e-9,
          `a word of ${lengths[i]} letters beside one of 8: at step ${step} its weights add up to ${sum(row).toFixed(4)}`,
        )
  },
  'behind the end of a word they are exactly 0': async (impl, t) => {
    const lengths = [3, 8, 1, 5]
    const weights = (await impl.forward([1, 2, 3, 4], lengths, 8)).weights as number[][][]
    for (const [i, steps] of weights.entries())
      for (const row of steps) {
        const late = row.findIndex((weight, place) => place >= lengths[i] && weight !== 0)
        t.ok(late === -1, `a word of ${lengths[i]} letters gives its place ${late} the weight ${row[late]}; places are counted from 0`) // prettier-ignore
        const missing = row.slice(0, lengths[i]).findIndex((weight) => !(weight > 0))
        t.ok(missing === -1, `a word of ${lengths[i]} letters gives its place ${missing} the weight ${row[missing]}`)
      }
  },
  'a word says the same alone and beside longer ones': async (impl, t) => {
    const alone = await impl.forward([1], [3], 3)
    for (const [words, lengths, letters] of [
      [[1, 2], [3, 8], 8],
      [[1, 2, 3], [3, 3, 4], 4],
      [[1, 1], [3, 3], 9],
    ] as [number[], number[], number][]) {
      const among = await impl.forward(words, lengths, letters)
      t.near((among.weights as Table[])[0].map((row) => row.slice(0, 3)), (alone.weights as Table[])[0], 1e-9) // prettier-ignore
      t.near((among.logits as Table[])[0], (alone.logits as Table[])[0], 1e-9)
    }
  },
  'as many steps as letters: the mask is of the letters': async (impl, t) => {
    const lengths = [2, 3, 1]
    t.near((await impl.forward([1, 2, 3], lengths, 3)).weights, await impl.engine([1, 2, 3], lengths, 3), 1e-9)
  },
  'the longest is not changed by the others': async (impl, t) => {
    const [alone, among] = [await impl.forward([2], [8], 8), await impl.forward([1, 2], [1, 8], 8)]
    t.near((among.logits as Table[])[1], (alone.logits as Table[])[0], 1e-9)
  },
  'it does not matter what stands at padding': async (impl, t) => {
    const zeros = await impl.forward([1, 2], [3, 6], 6)
    for (const padding of [5, -5, 3000, -3000])
      t.near((await impl.forward([1, 2], [3, 6], 6, padding)).logits, zeros.logits, 1e-9)
  },
  'padding gets no gradient, and letters do': async (impl, t) => {
    for (const padding of [0, 2, 3000]) {
      const got = await impl.gradients([1, 2, 3], [3, 6, 1], 6, padding)
      t.ok(got.padding === 0, `what stands at padding gets a gradient of up to ${got.padding}`)
      t.ok(got.letters > 0.01, `no letter gets a gradient of more than ${got.letters}`)
    }
  },
  'a word without letters: nothing is seen, and nothing is NaN': async (impl, t) => {
    const { weights, logits } = await impl.forward([1, 2], [0, 4], 4)
    t.equal((weights as Table[])[0].flat(), new Array(12).fill(0))
    t.ok((logits as Table[]).flat(2).every(Number.isFinite), 'some logits of a batch with an empty word are not finite')
    const got = await impl.gradients([1, 2], [0, 4], 4)
    t.ok(got.padding === 0 && Number.isFinite(got.letters), `with an empty word in the batch, letters get a gradient of up to ${got.letters}, padding of ${got.padding}`) // prettier-ignore
  },
}
