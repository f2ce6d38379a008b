import { loadNames } from 'chalkgrad/node'
import { expect, test } from 'vitest'
import { create, lastStep } from './demo.ts'
import { faultOf, longest, usual, type Options } from './names.ts'

const list = new TextEncoder().encode(`${loadNames().join('\n')}\n`)
const open = (options: Partial<Options> = {}) =>
  create({ ...usual, width: 16, layers: 1, ...options }, list)

test('it begins at ln of the letters, and learns', () => {
  const demo = open()
  const first = demo.first()
  expect(first.letters).toBe(27)
  expect(first.start).toBeCloseTo(Math.log(27), 12)
  let frame = demo.step()
  expect(Math.abs(frame.losses[0][1] - Math.log(27))).toBeLessThan(0.1)
  for (let i = 1; i < 60; i++) frame = demo.step()
  expect(frame.losses.map(([step]) => step)).toEqual([0, 10, 20, 30, 40, 50, 60])
  expect(frame.losses[6][1]).toBeLessThan(frame.losses[0][1] - 0.3)
  expect([first.at, frame.at]).toEqual([0, 50])
  expect(frame.written).toHaveLength(31)
})

test('a text of the reader has its own letters; one that is too short is replaced', () => {
  const text = 'abcabcabcabcabcabcabcabcabc'
  expect(open({ source: 'text', text }).first().letters).toBe(3)
  expect(open({ source: 'text', text: 'short' }).first().letters).toBe(
    new Set(usual.text).size,
  )
  expect(faultOf('short')).toMatch(/at least 20 letters; this one has 5/)
  expect(faultOf('x'.repeat(longest + 1))).toMatch(/at most 5,000/)
  expect(faultOf(usual.text)).toBe('')
})

test('the same seed learns the same', () => {
  const run = (seed: number) => {
    const demo = open({ seed })
    demo.first()
    return demo.step().losses[0][1]
  }
  expect(run(1)).toBe(run(1))
  expect(run(1)).not.toBe(run(2))
  expect(lastStep).toBeGreaterThan(500)
})
