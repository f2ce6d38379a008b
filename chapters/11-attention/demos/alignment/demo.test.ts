import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { soundNames } from '../../spelling.ts'
import { create, data, type Frame } from './demo.ts'
import { heardIn, longest, mostSounds, readLetters, usual } from './names.ts'

const bytes = data.map((name) => readFileSync(new URL(name, import.meta.url)))
const open = (word: string, width = 4) => create({ word, width }, bytes)
const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0)

describe('a word', () => {
  test('is said, and each sound’s looks add up to 1', () => {
    const { word, said, found } = open(usual.word).first()
    expect(word).toBe('photograph')
    expect(found[0].sounds[0]).toBe('F')
    expect(said.at(-1)?.sound).toBe('end')
    expect(said.slice(0, -1).map(({ sound }) => sound)).toEqual(found[0].sounds)
    for (const { weights } of said) {
      expect(weights).toHaveLength(word.length)
      expect(sum(weights)).toBeCloseTo(1, 4)
    }
  })

  test('is looked at from front to back', () => {
    for (const word of ['photograph', 'cat', 'banana', 'knight', 'shipping']) {
      const { said } = open(word).first()
      const places = said.map(({ weights }) => sum(weights.map((weight, i) => i * weight)))
      const [front, back] = [places.slice(0, 2), places.slice(-2)].map(
        (few) => sum(few) / 2,
      )
      expect(front).toBeLessThan(back)
    }
  })

  test('with more beams is never said less likely', () => {
    for (const word of ['colonel', 'ghost', 'xylophone']) {
      const [one, four] = [1, 4].map((width) => open(word, width).first().found)
      expect(one).toHaveLength(1)
      expect(four[0].probability).toBeGreaterThanOrEqual(one[0].probability - 1e-6)
      expect(four.map(({ probability }) => probability)).toEqual(
        [...four].map(({ probability }) => probability).sort((a, b) => b - a),
      )
    }
  })

  test('of no letter, and of the most, breaks nothing', () => {
    expect(open('').first().word).toBe('')
    const { said, word } = open('z'.repeat(40)).first()
    expect(word).toHaveLength(longest)
    expect(said.length).toBeLessThanOrEqual(mostSounds)
  })
})

test('looks as the text tells', () => {
  const looks = (word: string, step: number) => open(word).first().said[step].weights
  const near = (weights: readonly number[], places: Record<number, number>) => {
    for (const [place, weight] of Object.entries(places))
      expect(weights[Number(place)]).toBeCloseTo(weight, 2)
  }
  near(looks('photograph', 0), { 0: 0.91 })
  near(looks('photograph', 7), { 8: 0.6, 5: 0.33 })
  const end = looks('photograph', 8)
  expect(end.filter((weight) => weight > 0.05)).toHaveLength(5)
  near(end, { 7: 0.34 })
  expect(Math.max(...end)).toBe(end[7])
  near(looks('knight', 0), { 0: 0.56, 1: 0.42 })
})

test('the steps say words of the list, count what is right, and end', () => {
  const demo = open('cat')
  expect(demo.first().asked).toBe(0)
  const frames: Frame[] = []
  while (!demo.done()) frames.push(demo.step())
  expect(frames.map(({ asked }) => asked)).toEqual(frames.map((_, i) => i + 1))
  const right = frames.filter(({ found, ways }) => ways.includes(found[0].sounds.join(' ')))
  expect(frames.at(-1)?.right).toBe(right.length)
  // Far from chance, far from perfect: it is small.
  expect(right.length / frames.length).toBeGreaterThan(0.4)
  expect(right.length / frames.length).toBeLessThan(0.9)
})

test('letters as they are read', () => {
  expect(readLetters('Ca-t 7')).toEqual({
    letters: 'cat',
    fault: 'only the letters a to z',
  })
  expect(readLetters('cat')).toEqual({ letters: 'cat', fault: '' })
  expect(readLetters('a'.repeat(20))).toEqual({
    letters: 'a'.repeat(longest),
    fault: `at most ${longest} letters`,
  })
})

test('every sound is heard in a word', () => {
  expect(Object.keys(heardIn)).toEqual(soundNames)
})
