import { beamSearch, Random, tensor, type Hypothesis, type NextToken } from 'chalkgrad'
import { describe, expect, test } from 'vitest'

/** The shares of each token after `last`, with `length` tokens before. */
type Rows = (last: number, length: number) => readonly number[]

/** A model that says the logarithms of these shares, and counts how often it is asked. */
function model(rows: Rows) {
  let calls = 0
  const step = (length: number, token: number): NextToken<number> => {
    calls++
    return { logProbabilities: rows(token, length).map(Math.log), state: length + 1 }
  }
  return { step, calls: () => calls }
}
const table = (shares: number[][]) => model((last) => shares[last])

function random(seed: number, size: number, maxLength: number): Rows {
  const generator = new Random(seed)
  const all = Array.from({ length: maxLength * size }, () => {
    const row = Array.from({ length: size }, () => generator.uniform())
    const total = row.reduce((a, b) => a + b)
    return row.map((share) => share / total)
  })
  return (last, length) => all[length * size + last]
}

/** Every hypothesis that there is, in the order that beamSearch promises. */
function exhaustive(
  rows: Rows,
  maxLength: number,
  end: number,
  alpha: number,
): Hypothesis[] {
  const found: Hypothesis[] = []
  const follow = (
    tokens: number[],
    last: number,
    logProbability: number,
    length: number,
  ): void => {
    const score = logProbability / ((5 + length) / 6) ** alpha
    if (length > 0 && last === end)
      found.push({ tokens: tokens.slice(0, -1), logProbability, score, ended: true })
    else if (length === maxLength) found.push({ tokens, logProbability, score, ended: false })
    else rows(last, length).forEach((share, token) => follow([...tokens, token], token, logProbability + Math.log(share), length + 1)) // prettier-ignore
  }
  follow([], 0, 0, 0)
  return found.sort((a, b) => Number(b.ended) - Number(a.ended) || b.score - a.score)
}

const start = { state: 0, token: 0 }

test('greedy misses what two beginnings find, by hand', () => {
  // 1 begins with 0.6 and goes on with 0.5: 0.3. 2 begins with 0.4 and goes on with 0.9: 0.36.
  const shares = [[0, 0.6, 0.4, 0], [0, 0.25, 0.25, 0.5], [0, 0.05, 0.05, 0.9], [0, 0, 0, 1]] // prettier-ignore
  const search = (width: number): Hypothesis[] =>
    beamSearch(table(shares).step, start, { width, maxLength: 4, end: 3 })
  expect(search(1)[0].tokens).toEqual([1])
  expect(search(1)[0].logProbability).toBeCloseTo(Math.log(0.3), 12)
  expect(search(2).map(({ tokens }) => tokens)).toEqual([[2], [1]])
  expect(search(2)[0].logProbability).toBeCloseTo(Math.log(0.36), 12)
})

describe('against every hypothesis that there is', () => {
  test.each([0, 0.6, 1])('all are found, in order, with length penalty %s', (alpha) => {
    for (let seed = 0; seed < 8; seed++) {
      const rows = random(seed, 3, 4)
      const all = exhaustive(rows, 4, 2, alpha)
      expect(all.length).toBe(31) // 1 + 2 + 4 + 8 that end, and 16 that are cut
      const found = beamSearch(model(rows).step, start, { width: 100, maxLength: 4, end: 2, lengthPenalty: alpha }) // prettier-ignore
      expect(found).toEqual(all)
    }
  })

  test('wider finds the best one more often, and stopping early saves steps', () => {
    const search = (width: number): [best: number, calls: number] => {
      let [best, asked] = [0, 0]
      for (let seed = 100; seed < 130; seed++) {
        const rows = random(seed, 4, 6)
        const { step, calls } = model(rows)
        const [first] = beamSearch(step, start, { width, maxLength: 6, end: 3 })
        if (first.tokens.join() === exhaustive(rows, 6, 3, 0)[0].tokens.join()) best++
        asked += calls()
      }
      return [best, asked]
    }
    const [[narrow], [wide, calls]] = [search(1), search(8)]
    expect(narrow).toBeLessThan(wide)
    expect(wide).toBe(30)
    expect(calls).toBeLessThan(30 * (1 + 3 + 4 * 8))
  })
})

test('the length penalty of Wu et al.: (5 + 7) / 6 = 2 halves what seven tokens cost', () => {
  // 1 then the end: ln 0.3, length 2. Seven times 2, the last the end: ln of 0.7 · 0.8^6.
  const shares = [[0, 0.3, 0.7, 0], [0, 0, 0, 1], [0, 0, 0.8, 0.2], [0, 0, 0, 1]] // prettier-ignore
  const found = beamSearch(table(shares).step, start, { width: 9, maxLength: 7, end: 3, lengthPenalty: 1 }) // prettier-ignore
  const seven = found.find(({ tokens }) => tokens.length === 6)
  expect(seven?.logProbability).toBeCloseTo(Math.log(0.7 * 0.8 ** 5 * 0.2), 12)
  expect(seven?.score).toBeCloseTo(Math.log(0.7 * 0.8 ** 5 * 0.2) / 2, 12)
  const one = found.find(({ tokens }) => tokens.join() === '1')
  expect(one?.score).toBeCloseTo(Math.log(0.3) / (7 / 6), 12)
})

test('equally likely ones: of the better beginning first, then the lower token', () => {
  const shares = [[0.25, 0.25, 0.25, 0.25], [0.25, 0.25, 0.25, 0.25], [0.25, 0.25, 0.25, 0.25], [0.25, 0.25, 0.25, 0.25]] // prettier-ignore
  const found = beamSearch(table(shares).step, start, { width: 3, maxLength: 2 })
  expect(found.map(({ tokens }) => tokens)).toEqual([[0, 0], [0, 1], [0, 2]]) // prettier-ignore
  expect(found.every(({ ended }) => !ended)).toBe(true)
})

test('what was cut stands behind what ended, and impossible tokens are never taken', () => {
  const shares = [[0, 0.99, 0.01], [0, 1, 0], [0, 0, 1]] // prettier-ignore
  const found = beamSearch(table(shares).step, start, { width: 5, maxLength: 3, end: 2 })
  expect(found.map(({ tokens, ended }) => [tokens, ended])).toEqual([[[], true], [[1, 1, 1], false]]) // prettier-ignore
})

test('each hypothesis goes on from its own state, and tensors are read', () => {
  const seen: string[] = []
  const step = (state: string, token: number): NextToken<string> => {
    seen.push(state)
    return { logProbabilities: tensor([0.2, 0.3, 0.5]).log(), state: `${state}${token}` }
  }
  const found = beamSearch(step, { state: '', token: 9 }, { width: 2, maxLength: 3 })
  expect(seen).toEqual(['', '9', '9', '92', '92'])
  expect(found[0].tokens).toEqual([2, 2, 2])
})

test('logits, NaN and options that make no sense are refused', () => {
  const of = (logProbabilities: number[]) => () => ({ logProbabilities, state: 0 })
  const options = { width: 2, maxLength: 3 }
  const from = { state: 0, token: 0 }
  expect(() => beamSearch(of([1, 2]), from, options)).toThrow(/at most 0.*logSoftmax/)
  expect(() => beamSearch(of([-1, NaN]), from, options)).toThrow(/NaN for token 1/)
  expect(() => beamSearch(of([-1]), from, { ...options, width: 0 })).toThrow(/width must/)
  expect(() => beamSearch(of([-1]), from, { ...options, end: -1 })).toThrow(/end must/)
  expect(() => beamSearch(of([-1]), from, { ...options, lengthPenalty: -1 })).toThrow(
    /lengthPenalty must/,
  )
})
