import { expect, test } from 'vitest'
import { create, lastDraw, type Frame } from './demo.ts'
import { kinds, usual, type KindName, type Options } from './names.ts'
import { ceiling, floor, short, told } from './told.ts'

const open = (options: Partial<Options> = {}) => create({ ...usual, ...options })
const lineOf = (kind: KindName, frame: Frame) => {
  const found = frame.lines.find((line) => line.kind === kind)
  if (!found) throw new Error(`no line of ${kind}`)
  return found
}
const first = (shown: KindName, options: Partial<Options> = {}) =>
  lineOf(shown, open({ shown, ...options }).first())

test('without tanh, s to the t arrives, over a hundred steps', () => {
  for (const stretch of [0.5, 1, 1.5]) {
    const { sizes, predicted } = first('straight', { stretch, length: 100 })
    expect(sizes).toHaveLength(101)
    sizes.forEach((size, t) => expect(size / stretch ** t).toBeCloseTo(1, 3))
    expect(predicted[100]).toBe(stretch ** 100)
  }
})

test('the tanh only takes away, with every step more', () => {
  for (const stretch of [0.8, 1, 1.3]) {
    const { sizes, predicted } = first('plain', { stretch, length: 40 })
    const shares = sizes.map((size, t) => size / predicted[t])
    for (let t = 1; t <= 40; t++) expect(shares[t]).toBeLessThan(shares[t - 1] * 1.0001)
    expect(shares[40]).toBeLessThan(0.5)
  }
})

test('untouched: the plain cell has lost nearly all of it, the LSTM has not', () => {
  const frame = open().first()
  expect(frame.lines.map(({ kind }) => kind)).toEqual(Object.keys(kinds))
  expect(lineOf('plain', frame).sizes[usual.length]).toBeLessThan(1e-6)
  expect(lineOf('lstm', frame).sizes[usual.length]).toBeGreaterThan(0.1)
})

test('through the LSTM it goes near the direct road at first; farther back, the other gates show', () => {
  for (const seed of [1, 2, 3]) {
    const { sizes, predicted } = first('lstm', { seed, length: 60 })
    expect(predicted[1]).toBeCloseTo(1 / (1 + Math.exp(-usual.bias)))
    for (let t = 1; t <= 3; t++) expect(Math.abs(sizes[t] / predicted[t] - 1)).toBeLessThan(0.05) // prettier-ignore
    expect(Math.abs(sizes[60] / predicted[60] - 1)).toBeGreaterThan(0.3)
  }
  const [low, high] = [-2, 6].map((bias) => first('lstm', { bias, length: 30 }).sizes[30])
  expect(low).toBeLessThan(1e-10)
  expect(high).toBeGreaterThan(0.5)
})

test('where a line leaves the picture, and where float32 ends, is told', () => {
  const low = first('lstm', { bias: -2, length: 100 })
  expect(low.sizes[100]).toBe(0)
  const [under, none] = [low.sizes.findIndex((size) => size < floor), low.sizes.indexOf(0)]
  expect(told(low, 1)).toMatch(new RegExp(`LSTM: 0 arrives 100 steps back; σ\\(b\\) 0\\.119 to the 100 is 4·10⁻⁹³; under the picture from step ${under} on; 0 from step ${none} on`)) // prettier-ignore
  const high = first('straight', { stretch: 1.5, length: 40 })
  const over = high.sizes.findIndex((size) => size > ceiling)
  expect(told(high, 1)).toMatch(new RegExp(`s to the 40 is 1·10⁷; over the picture from step ${over} on$`)) // prettier-ignore
  expect(told(first('plain', { length: 1 }), 1)).toMatch(
    /arrives 1 step back; s to the 1 is 0\.8$/,
  )
})

test('a step draws other weights, and what came of all draws is told', () => {
  const demo = open({ shown: 'plain', length: 10 })
  const [one, two] = [demo.first(), demo.step()].map((frame) => lineOf('plain', frame))
  expect(one.sizes[10]).not.toBe(two.sizes[10])
  expect([two.smallest, two.largest]).toEqual([one.sizes[10], two.sizes[10]].sort((a, b) => a - b)) // prettier-ignore
  expect(told(two, 2)).toContain(
    `in 2 draws ${short(two.smallest)} to ${short(two.largest)}`,
  )
  const still = open({ shown: 'straight', length: 10 })
  still.first()
  expect(told(still.step().lines[0], 2)).toMatch(/in 2 draws the same$/)
  expect(first('plain', { length: 10 })).toEqual(one)
  expect(first('plain', { length: 10, seed: 2 }).sizes).not.toEqual(one.sizes)
})

test('after the last draw nothing is left to do', () => {
  const demo = open({ shown: 'straight', length: 1 })
  demo.first()
  let draws = 1
  for (; !demo.done(); draws++) demo.step()
  expect(draws).toBe(lastDraw)
})

test('sizes as they are written', () => {
  expect([0, 0.5, 0.0321, 12.4, 3e-7, 4e17, Infinity].map(short)).toEqual(['0', '0.5', '0.032', '12', '3·10⁻⁷', '4·10¹⁷', 'more than float32 can hold']) // prettier-ignore
})
