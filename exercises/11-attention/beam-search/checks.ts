import type { Checks } from '#exercises'
import type { BeamOptions, Hypothesis } from './beam-search.ts'

const { log } = Math
/** By hand, of the task: 1 begins better, 2 ends better; 3 is the end. */
const shares = [[0, 0.6, 0.4, 0], [0, 0.25, 0.25, 0.5], [0, 0.05, 0.05, 0.9], [0, 0, 0, 1]] // prettier-ignore
const tokensOf = (found: Hypothesis[]): number[][] => found.map(({ tokens }) => tokens)

/** A model that remembers: shares by chance behind each text of up to so many tokens, the first of them 0. */
function made(tokens: number, maxLength: number, seed: number): Record<string, number[]> {
  const all: Record<string, number[]> = {}
  let at = 0
  const follow = (text: string, length: number): void => {
    const row = Array.from({ length: tokens }, () => 0.05 + Math.abs(Math.sin(12.9898 * (++at + 31 * seed))))
    const total = row.reduce((sum, one) => sum + one, 0)
    all[text] = row.map((one) => one / total)
    if (length < maxLength) for (let token = 0; token < tokens; token++) follow(`${text} ${token}`, length + 1)
  }
  follow('0', 1)
  return all
}

/** All that can be said, in the order that is asked for. */
function exhaustive(model: Record<string, number[]>, { maxLength, end, lengthPenalty = 0 }: BeamOptions): Hypothesis[] {
  const found: Hypothesis[] = []
  const follow = (text: string, tokens: number[], logProbability: number): void => {
    const length = tokens.length
    const score = logProbability / ((5 + length) / 6) ** lengthPenalty
    if (length > 0 && tokens[length - 1] === end)
      found.push({ tokens: tokens.slice(0, -1), logProbability, score, ended: true })
    else if (length === maxLength) found.push({ tokens, logProbability, score, ended: false })
    else model[text].forEach((share, token) => follow(`${text} ${token}`, [...tokens, token], logProbability + log(share))) // prettier-ignore
  }
  follow('0', [], 0)
  return found.sort((a, b) => Number(b.ended) - Number(a.ended) || b.score - a.score)
}

export const checks: Checks<ReturnType<typeof import('./driver.ts').drive>> = {
  'the example': async (impl, t) => {
    const one = await impl.beamSearch(shares, { width: 1, maxLength: 4, end: 3 })
    t.equal(tokensOf(one.found), [[1]])
    t.near(one.found[0].logProbability, log(0.3), 1e-12)
    const two = await impl.beamSearch(shares, { width: 2, maxLength: 4, end: 3 })
    t.equal(tokensOf(two.found), [[2], [1]])
    t.near(two.found.map((one) => one.logProbability), [log(0.36), log(0.3)], 1e-12) // prettier-ignore
    t.equal(two.found.map(({ ended }) => ended), [true, true]) // prettier-ignore
  },
  'width 1 says what greedy says': async (impl, t) => {
    for (let seed = 1; seed < 6; seed++) {
      const model = made(4, 5, seed)
      const greedy: number[] = []
      for (;;) {
        const row = model[['0', ...greedy].join(' ')]
        const next = row.indexOf(Math.max(...row))
        if (next === 3) break
        greedy.push(next)
        if (greedy.length === 5) break
      }
      const { found } = await impl.remembering(model, { width: 1, maxLength: 5, end: 3 })
      t.equal(tokensOf(found), [greedy])
    }
  },
  'wide enough, it finds all that can be said, in order': async (impl, t) => {
    for (const [seed, lengthPenalty] of [
      [1, 0],
      [2, 0],
      [3, 0.6],
      [4, 1],
    ]) {
      const [model, options] = [made(3, 4, seed), { width: 100, maxLength: 4, end: 2, lengthPenalty }]
      const wanted = exhaustive(model, options)
      const { found } = await impl.remembering(model, options)
      t.equal(tokensOf(found), tokensOf(wanted))
      t.equal(found.map(({ ended }) => ended), wanted.map(({ ended }) => ended)) // prettier-ignore
      t.near(found.map((one) => one.logProbability), wanted.map((one) => one.logProbability), 1e-12) // prettier-ignore
      t.near(found.map((one) => one.score), wanted.map((one) => one.score), 1e-12) // prettier-ignore
    }
  },
  'each beginning goes on from its own state': async (impl, t) => {
    const model = { '0': [0, 0.5, 0.5, 0], '0 1': [0, 0, 1, 0], '0 2': [0, 1, 0, 0], '0 1 2': [0, 0, 0, 1], '0 2 1': [0.25, 0, 0, 0.75] } // prettier-ignore
    const { found, asked } = await impl.remembering(model, { width: 2, maxLength: 3, end: 3 })
    t.equal(tokensOf(found), [[1, 2], [2, 1]]) // prettier-ignore
    t.near(found.map((one) => one.logProbability), [log(0.5), log(0.375)], 1e-12) // prettier-ignore
    t.equal(asked, ['0', '0 1', '0 2', '0 1 2', '0 2 1'])
  },
  'the likeliest of all beginnings together, not of each': async (impl, t) => {
    // Behind 1 come two that are likelier than any behind 2.
    const model = { '0': [0, 0.8, 0.2, 0], '0 1': [0, 0.5, 0.5, 0], '0 2': [0, 0.9, 0.1, 0], '0 1 1': [0, 0, 0, 1], '0 1 2': [0, 0, 0, 1], '0 2 1': [0, 0, 0, 1] } // prettier-ignore
    const { found, asked } = await impl.remembering(model, { width: 2, maxLength: 3, end: 3 })
    t.equal(tokensOf(found), [[1, 1], [1, 2]]) // prettier-ignore
    t.equal(asked.slice(3), ['0 1 1', '0 1 2'])
  },
  'an end that is not among the likeliest is dropped': async (impl, t) => {
    // At first the end is the third of three.
    const model = [[0, 0.5, 0.3, 0.2], [0, 0.1, 0, 0.9], [0, 0, 0.1, 0.9], [0, 0, 0, 1]] // prettier-ignore
    t.equal(tokensOf((await impl.beamSearch(model, { width: 2, maxLength: 3, end: 3 })).found), [[1], [2]]) // prettier-ignore
    t.equal(tokensOf((await impl.beamSearch(model, { width: 3, maxLength: 3, end: 3 })).found), [[1], [2], []]) // prettier-ignore
  },
  'an end takes no place from those that go on': async (impl, t) => {
    // The end is the likeliest at first; two others still go on.
    const model = { '0': [0, 0.26, 0.24, 0.5], '0 1': [0, 0.5, 0, 0.5], '0 2': [0, 0, 0, 1], '0 1 1': [0, 0, 0, 1] } // prettier-ignore
    const { found, asked } = await impl.remembering(model, { width: 2, maxLength: 3, end: 3 })
    t.ok(asked.includes('0 2'), `with width 2, step was asked behind ${asked.join('; ')}, and never behind 0 2, the second that goes on`) // prettier-ignore
    t.equal(tokensOf(found), [[], [2]]) // prettier-ignore
  },
  'what ended early is kept, until something better ends': async (impl, t) => {
    const model = { '0': [0, 0.7, 0, 0.3], '0 1': [0, 0.6, 0, 0.4], '0 1 1': [0, 0.1, 0, 0.9], '0 1 1 1': [0, 0, 0, 1] } // prettier-ignore
    const { found } = await impl.remembering(model, { width: 3, maxLength: 4, end: 3 })
    t.equal(tokensOf(found), [[1, 1], [], [1]]) // prettier-ignore
    t.near(found.map((one) => one.logProbability), [log(0.7 * 0.6 * 0.9), log(0.3), log(0.28)], 1e-12) // prettier-ignore
  },
  'the length penalty: seven tokens divide by 2': async (impl, t) => {
    const model = [[0, 0.3, 0.7, 0], [0, 0, 0, 1], [0, 0, 0.8, 0.2], [0, 0, 0, 1]] // prettier-ignore
    const { found } = await impl.beamSearch(model, { width: 9, maxLength: 7, end: 3, lengthPenalty: 1 })
    const seven = found.find(({ tokens }) => tokens.length === 6)
    t.near(seven?.logProbability, log(0.7 * 0.8 ** 5 * 0.2), 1e-12)
    t.near(seven?.score, log(0.7 * 0.8 ** 5 * 0.2) / 2, 1e-12)
    const short = found.find(({ tokens }) => tokens.join() === '1')
    t.near(short?.score, log(0.3) / (7 / 6), 1e-12)
    const [, second] = (await impl.beamSearch(model, { width: 9, maxLength: 7, end: 3 })).found
    t.near(second.score, second.logProbability, 1e-12)
  },
  'a long one may win by the penalty': async (impl, t) => {
    const model = { '0': [0.6, 0, 0, 0.4], '0 0': [0.9, 0, 0, 0.1], '0 0 0': [0.9, 0, 0, 0.1], '0 0 0 0': [0, 0, 0, 1] } // prettier-ignore
    for (const [lengthPenalty, first] of [
      [0, 3],
      [2, 3],
    ] as const)
      t.equal((await impl.remembering(model, { width: 4, maxLength: 4, end: 3, lengthPenalty })).found[0].tokens.length, first) // prettier-ignore
    const even = { '0': [0.6, 0, 0, 0.4], '0 0': [0.6, 0, 0, 0.4], '0 0 0': [0, 0, 0, 1] } // prettier-ignore
    t.equal(tokensOf((await impl.remembering(even, { width: 4, maxLength: 3, end: 3 })).found), [[], [0, 0], [0]]) // prettier-ignore
    t.equal(tokensOf((await impl.remembering(even, { width: 4, maxLength: 3, end: 3, lengthPenalty: 1 })).found), [[0, 0], [], [0]]) // prettier-ignore
  },
  'what was cut stands behind what ended, and impossible tokens are never taken': async (impl, t) => {
    const model = [[0, 0.99, 0.01], [0, 1, 0], [0, 0, 1]] // prettier-ignore
    const { found } = await impl.beamSearch(model, { width: 5, maxLength: 3, end: 2 })
    t.equal(found.map(({ tokens, ended }) => [tokens, ended]), [[[], true], [[1, 1, 1], false]]) // prettier-ignore
    t.near(found[1].score, log(0.99), 1e-12)
  },
  'without an end, all are cut': async (impl, t) => {
    const { found } = await impl.beamSearch([[0.5, 0.3, 0.2], [0.1, 0.8, 0.1], [0.2, 0.2, 0.6]], { width: 3, maxLength: 2 }) // prettier-ignore
    t.equal(tokensOf(found), [[0, 0], [1, 1], [0, 1]]) // prettier-ignore
    t.near(found.map((one) => one.logProbability), [log(0.25), log(0.24), log(0.15)], 1e-12) // prettier-ignore
    t.equal(found.map(({ ended }) => ended), [false, false, false]) // prettier-ignore
  },
  'equally likely ones: of the better beginning first, then the lower token': async (impl, t) => {
    const even = [0, 1, 2, 3].map(() => [0.25, 0.25, 0.25, 0.25])
    t.equal(tokensOf((await impl.beamSearch(even, { width: 3, maxLength: 2 })).found), [[0, 0], [0, 1], [0, 2]]) // prettier-ignore
    t.equal(tokensOf((await impl.beamSearch(even, { width: 5, maxLength: 2 })).found), [[0, 0], [0, 1], [0, 2], [0, 3], [1, 0]]) // prettier-ignore
  },
  'start and end may be the same token, as another start may be': async (impl, t) => {
    t.equal(tokensOf((await impl.beamSearch([[0.1, 0.9], [0.8, 0.2]], { width: 2, maxLength: 3, end: 0 })).found), [[1], [1, 1]]) // prettier-ignore
    t.equal(tokensOf((await impl.beamSearch(shares, { width: 1, maxLength: 4, end: 3 }, 2)).found), [[]])
  },
  'one round': async (impl, t) => {
    const { found, calls } = await impl.beamSearch(shares, { width: 9, maxLength: 1, end: 2 })
    t.equal(found.map(({ tokens, ended }) => [tokens, ended]), [[[], true], [[1], false]]) // prettier-ignore
    t.equal(calls, [0])
  },
  'step is asked by those that are followed, and by no others': async (impl, t) => {
    for (const width of [1, 3, 8]) {
      const { asked } = await impl.remembering(made(4, 5, width), { width, maxLength: 5, end: 3 })
      t.ok(asked.length <= 1 + 4 * width, `width ${width}, 5 rounds: step may be called ${1 + 4 * width} times, and was ${asked.length} times`) // prettier-ignore
      t.equal(new Set(asked).size, asked.length)
    }
  },
  'a tensor of log-probabilities does as well as a list': async (impl, t) => {
    const [model, options] = [made(3, 4, 7), { width: 3, maxLength: 4, end: 2 }]
    const [list, asTensor] = [await impl.remembering(model, options), await impl.remembering(model, options, true)]
    t.equal(tokensOf(asTensor.found), tokensOf(list.found))
  },
}
