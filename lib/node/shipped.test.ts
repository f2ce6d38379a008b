import { describe, expect, test } from 'vitest'
import { loadMail, loadNames, loadPronunciations, loadWeather } from './shipped.ts'

describe('the text that comes with the book', () => {
  test('names are letters a to z, each once, in order', () => {
    const names = loadNames()
    expect(names).toHaveLength(8401)
    expect(names.filter((name) => !/^[A-Z][a-z]+$/.test(name))).toEqual([])
    expect([...new Set(names)].sort()).toEqual(names)
  })

  test('mail is one line each, of both kinds, without an address', () => {
    const mail = loadMail()
    expect(mail).toHaveLength(1516)
    expect(mail.filter(({ label }) => label === 'spam')).toHaveLength(617)
    expect(mail.filter(({ text }) => /\S@\S|https?:/.test(text))).toEqual([])
    expect(Math.max(...mail.map(({ text }) => text.length))).toBeLessThanOrEqual(600)
  })

  test('no two letters begin alike', () => {
    const beginnings = loadMail().map(({ text }) => text.slice(text.indexOf('|'), 120))
    expect(new Set(beginnings).size).toBe(beginnings.length)
  })

  test('the weather has every day of four years, one after the other', () => {
    const days = loadWeather()
      .text('date')
      .map((date) => Date.parse(`${date}T00:00Z`))
    expect(days).toHaveLength(1461)
    expect(days.filter((day, i) => i > 0 && day - days[i - 1] !== 864e5)).toEqual([])
    expect(loadWeather().numbers('temp_max').shape).toEqual([1461, 1])
  })

  test('the dictionary has each word once, its ways differ, and all are made of 39 sounds', () => {
    const words = loadPronunciations()
    expect(words).toHaveLength(116_506)
    expect(words.filter(({ word }, i) => i > 0 && word <= words[i - 1].word)).toEqual([])
    expect(words.filter(({ word }) => !/^[a-z]+$/.test(word))).toEqual([])
    expect(new Set(words.flatMap(({ ways }) => ways.flat())).size).toBe(39)
    expect(words.filter(({ ways }) => ways.length !== new Set(ways.map(String)).size)).toEqual([]) // prettier-ignore
    expect(words.find(({ word }) => word === 'leisure')?.ways).toEqual([
      ['L', 'EH', 'ZH', 'ER'],
      ['L', 'IY', 'ZH', 'ER'],
    ])
  })
})
