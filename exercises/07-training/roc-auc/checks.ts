import type { Checks } from '#exercises'

/** Every pair of a positive and a negative, one after the other. */
function pairs(scores: number[], labels: number[]): number {
  let [wins, count] = [0, 0]
  for (const [i, a] of scores.entries()) {
    for (const [j, b] of scores.entries()) {
      if (labels[i] !== 1 || labels[j] !== 0) continue
      count++
      wins += a > b ? 1 : a === b ? 0.5 : 0
    }
  }
  return wins / count
}

/** The same for scores 0 … 9, from how often each comes. */
function byCounting(scores: number[], labels: number[]): number {
  const [negatives, positives] = [0, 1].map((label) =>
    Array.from({ length: 10 }, (_, score) => scores.filter((s, i) => s === score && labels[i] === label).length),
  )
  let [wins, below] = [0, 0]
  for (const [score, count] of negatives.entries()) {
    wins += positives[score] * (below + count / 2)
    below += count
  }
  return wins / (below * (scores.length - below))
}

/** Scores 0 … values − 1 and labels that mostly follow them; the same numbers for the same seed. */
function samples(n: number, values: number, seed: number): [number[], number[]] {
  let state = seed
  const next = () => (state = (state * 48271) % 2147483647) / 2147483647
  const scores = Array.from({ length: n }, () => Math.floor(values * next()))
  return [scores, scores.map((score) => (next() < 0.2 + (0.6 * score) / values ? 1 : 0))]
}

const scores = [0.9, 0.5, 0.5, 0.1]
const labels = [1, 1, 0, 0]

export const checks: Checks<ReturnType<typeof import('./driver.ts').drive>> = {
  'the curve of the task: equal scores make one point': async (impl, t) => {
    const { falsePositiveRate, truePositiveRate, thresholds } = await impl.rocCurve(scores, labels)
    t.near(falsePositiveRate, [0, 0, 0.5, 1], 1e-12)
    t.near(truePositiveRate, [0, 0.5, 1, 1], 1e-12)
    t.equal(thresholds, [Infinity, 0.9, 0.5, 0.1])
  },
  'a curve of seven, in any order': async (impl, t) => {
    const { falsePositiveRate, truePositiveRate } = await impl.rocCurve([2, -1, 10, 3, 0, 7, 9], [0, 0, 1, 1, 0, 0, 1])
    t.near(falsePositiveRate, [0, 0, 0, 0.25, 0.25, 0.5, 0.75, 1], 1e-12)
    t.near(truePositiveRate, [0, 1 / 3, 2 / 3, 2 / 3, 1, 1, 1, 1], 1e-12)
  },
  'areas: 1 in perfect order, 0 turned around, and a tie is half a pair': async (impl, t) => {
    t.near(await impl.rocAuc([1, 2, 3, 4], [0, 0, 1, 1]), 1, 1e-12)
    t.near(await impl.rocAuc([1, 2, 3, 4], [1, 1, 0, 0]), 0, 1e-12)
    t.near(await impl.rocAuc(scores, labels), 0.875, 1e-12)
  },
  'a score that is always the same is worth as much as chance': async (impl, t) => {
    t.near(await impl.rocAuc([3, 3, 3, 3, 3], [1, 0, 0, 1, 0]), 0.5, 1e-12)
    t.near(await impl.aucByRanks([3, 3, 3, 3, 3], [1, 0, 0, 1, 0]), 0.5, 1e-12)
  },
  'the area is the share of pairs in the right order': async (impl, t) => {
    for (const [n, values] of [
      [30, 5],
      [40, 3],
      [25, 1000],
    ]) {
      // prettier-ignore
      const [s, l] = samples(n, values, n)
      t.near(await impl.rocAuc(s, l), pairs(s, l), 1e-9)
    }
  },
  'only the order of the scores counts': async (impl, t) => {
    const [s, l] = samples(30, 12, 7)
    const stretched = s.map((score) => Math.exp(score) - 40)
    t.near(await impl.rocAuc(stretched, l), pairs(s, l), 1e-9)
    t.near(await impl.aucByRanks(stretched, l), pairs(s, l), 1e-9)
  },
  'by ranks: the same number, for equal scores share their ranks': async (impl, t) => {
    t.near(await impl.aucByRanks(scores, labels), 0.875, 1e-12)
    t.near(await impl.aucByRanks([10, 9, 2, 1, 100], [1, 0, 0, 1, 1]), 4 / 6, 1e-12)
    for (const [n, values] of [
      [30, 5],
      [40, 3],
      [25, 1000],
    ]) {
      // prettier-ignore
      const [s, l] = samples(n, values, n + 1)
      t.near(await impl.aucByRanks(s, l), pairs(s, l), 1e-9)
    }
  },
  'by ranks: 100,000 samples with ten different scores': async (impl, t) => {
    const many = Array.from({ length: 100_000 }, (_, i) => (i * 7919 + Math.floor(i / 1000)) % 10)
    const first = many.map((score, i) => (i < 30_000 || score === 7 ? 1 : 0))
    t.near(await impl.aucByRanks(many, first), byCounting(many, first), 1e-9)
  },
  'what has no curve is refused': async (impl, t) => {
    t.equal((await impl.rocCurve([1, 0], [1, 0])).truePositiveRate, [0, 1, 1])
    t.equal(await impl.errorOf([1, 2], [1, 1]), 'ArgumentError')
    t.equal(await impl.errorOf([1, NaN], [1, 0]), 'ArgumentError')
    t.equal(await impl.errorOf([1, 2], [0, 2]), 'ArgumentError')
    t.equal(await impl.errorOf([1, 2, 3], [0, 1]), 'ShapeError')
  },
}
