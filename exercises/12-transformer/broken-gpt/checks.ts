import type { Checks } from '#exercises'

const numbers = (count: number, seed: number): number[] =>
  Array.from({ length: count }, (_, i) => 2 * Math.sin(12.9898 * (i + 31 * seed + 1)))
const rows = (count: number, width: number, seed: number): number[][] =>
  Array.from({ length: count }, (_, i) => numbers(width, seed + 7 * i))

/** The rule: two places on, the next token of six; so who sees only the last token cannot know. */
const text = Array.from({ length: 60 }, (_, i) => (i % 2 === 0 ? (i / 2) % 3 : 3 + (((i - 1) / 2) % 2)))

function attention(q: number[][], k: number[][]): number[][] {
  return q.map((query, i) => {
    const scores = k.map((key, j) =>
      j > i ? -Infinity : key.reduce((sum, value, f) => sum + value * query[f], 0) / Math.sqrt(query.length),
    )
    const all = scores.map((score) => Math.exp(score - Math.max(...scores)))
    return all.map((one) => one / all.reduce((a, b) => a + b, 0))
  })
}
const largest = (a: unknown, b: unknown): number => {
  const [x, y] = [a, b].map((list) => (list as number[][]).flat(3))
  return Math.max(...x.map((value, i) => Math.abs(value - y[i])))
}

export const checks: Checks<ReturnType<typeof import('./driver.ts').drive>> = {
  'a window asks for the next token at every place': async (impl, t) => {
    t.equal(await impl.windows([1, 2, 3, 4, 5], 3), {
      x: [[1, 2, 3], [2, 3, 4]], // prettier-ignore
      y: [[2, 3, 4], [3, 4, 5]], // prettier-ignore
    })
    t.equal(await impl.windows([1, 2], 2), { x: [], y: [] })
  },
  'each row of weights adds up to 1, over the words that may be seen': async (impl, t) => {
    const [q, k] = [[rows(4, 3, 1), rows(4, 3, 2)], [rows(4, 3, 3), rows(4, 3, 4)]] // prettier-ignore
    t.near(await impl.weights(q, k), q.map((one, b) => attention(one, k[b]))) // prettier-ignore
  },
  'scores of hundreds': async (impl, t) => {
    const big = (list: number[][]) => list.map((row) => row.map((value) => 30 * value)) // prettier-ignore
    const [q, k] = [big(rows(3, 4, 5)), big(rows(3, 4, 6))]
    t.near(await impl.weights([q], [k]), [attention(q, k)])
    // The last word fits best by far, and the first two must not see it.
    const [asks, fits] = [[[40], [40], [40]], [[0], [1], [40]]] // prettier-ignore
    t.near(await impl.weights([asks], [fits]), [attention(asks, fits)])
  },
  'what comes later changes nothing before it': async (impl, t) => {
    const [one, other] = [await impl.logits([[1, 2, 3, 4]], 1), await impl.logits([[1, 2, 5, 0]], 1)]
    const early = (logits: unknown): number[][] => (logits as number[][][])[0].slice(0, 2)
    const difference = largest(early(one), early(other))
    t.ok(difference < 1e-6, `the logits behind the first two tokens change by ${difference.toFixed(3)} when the last two do`) // prettier-ignore
  },
  'the order of what came before is seen': async (impl, t) => {
    const last = (logits: unknown): number[][] => [(logits as number[][][])[0][3]]
    for (const seed of [1, 2, 3]) {
      const [one, other] = [await impl.logits([[0, 1, 2, 3]], seed), await impl.logits([[2, 0, 1, 3]], seed)]
      t.ok(largest(last(one), last(other)) > 1e-3, 'the tokens before the last one stand in another order, and it says the same') // prettier-ignore
    }
  },
  'the same word at two places is not the same': async (impl, t) => {
    const [[first, second]] = (await impl.logits([[4, 4]], 1)) as number[][][]
    t.ok(largest([first], [second]) > 1e-3, 'a word that stands twice says the same at both places')
  },
  'a low temperature is careful, a high one bold': async (impl, t) => {
    const exact = (temperature: number): number[] => {
      const all = [1, 2, 4].map((logit) => Math.exp(logit / temperature))
      return all.map((one) => one / all.reduce((a, b) => a + b, 0))
    }
    for (const temperature of [1, 0.5, 4]) t.near(await impl.probabilities([[1, 2, 4]], temperature), [exact(temperature)]) // prettier-ignore
  },
  'it learns what the text does, and uses it': async (impl, t) => {
    const { losses, right } = await impl.trained(text, 6, 80)
    t.ok(losses[0] > 1.2, `the first loss is ${losses[0].toFixed(2)}, and who knows nothing has ln 6 = 1.79`)
    t.ok(losses[79] < 0.3, `the loss after 80 steps is ${losses[79].toFixed(2)}`)
    t.ok(right > 0.95, `${Math.round(100 * right)} % of the next tokens are right when it is used`)
  },
}
