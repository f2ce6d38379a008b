import type { Checks } from '#exercises'

const marks = { start: 1, end: 2, padding: 0, ignored: -1 }

export const checks: Checks<ReturnType<typeof import('./driver.ts').drive>> = {
  'the example': async (impl, t) => {
    t.equal(await impl.teacherForcing([[7, 3, 5], [4]], marks), {
      said: [[1, 7, 3, 5], [1, 4, 0, 0]],
      next: [[7, 3, 5, 2], [4, 2, -1, -1]],
    }) // prettier-ignore
  },
  'one word: nothing to fill up': async (impl, t) => {
    t.equal(await impl.teacherForcing([[8, 8, 9]], marks), { said: [[1, 8, 8, 9]], next: [[8, 8, 9, 2]] })
    t.equal(await impl.teacherForcing([[5, 6], [6, 5]], marks), { said: [[1, 5, 6], [1, 6, 5]], next: [[5, 6, 2], [6, 5, 2]] }) // prettier-ignore
  },
  'at no step does it read what it is to say there, or later': async (impl, t) => {
    const word = [11, 12, 13, 14, 15]
    const { said, next } = await impl.teacherForcing([word], marks)
    const early = next[0].findIndex((sound, step) => said[0].slice(0, step + 1).includes(sound))
    t.ok(early === -1, `at step ${early} the decoder is to say ${next[0][early]}, and has already read it`)
    t.equal(said[0].slice(1), word)
  },
  'the longest may stand anywhere': async (impl, t) => {
    t.equal(await impl.teacherForcing([[5], [6, 7], [8]], marks), {
      said: [[1, 5, 0], [1, 6, 7], [1, 8, 0]],
      next: [[5, 2, -1], [6, 7, 2], [8, 2, -1]],
    }) // prettier-ignore
  },
  'a word without sounds ends at once; only such words; no words': async (impl, t) => {
    t.equal(await impl.teacherForcing([[], [6]], marks), { said: [[1, 0], [1, 6]], next: [[2, -1], [6, 2]] }) // prettier-ignore
    t.equal(await impl.teacherForcing([[], []], marks), { said: [[1], [1]], next: [[2], [2]] })
    t.equal(await impl.teacherForcing([], marks), { said: [], next: [] })
  },
  'other marks, and one number for three of them': async (impl, t) => {
    t.equal(await impl.teacherForcing([[3], [4, 5]], { start: 40, end: 41, padding: 42, ignored: -100 }), {
      said: [[40, 3, 42], [40, 4, 5]],
      next: [[3, 41, -100], [4, 5, 41]],
    }) // prettier-ignore
    t.equal(await impl.teacherForcing([[3], [4, 5]], { start: 0, end: 0, padding: 0, ignored: -1 }), {
      said: [[0, 3, 0], [0, 4, 5]],
      next: [[3, 0, -1], [4, 5, 0]],
    }) // prettier-ignore
  },
  'a sound that has the number of a mark is a sound': async (impl, t) => {
    t.equal(await impl.teacherForcing([[2, 0, 1], [0]], marks), {
      said: [[1, 2, 0, 1], [1, 0, 0, 0]],
      next: [[2, 0, 1, 2], [0, 2, -1, -1]],
    }) // prettier-ignore
  },
  'there are as many targets as sounds and ends': async (impl, t) => {
    const words = Array.from({ length: 500 }, (_, i) => Array.from({ length: (i * 7) % 13 }, () => 5))
    const { next } = await impl.teacherForcing(words, marks)
    const count = words.reduce((sum, word) => sum + word.length + 1, 0)
    t.equal(next.flat().filter((target) => target !== -1).length, count)
  },
  'one of 130,000 sounds; a list for each word': async (impl, t) => {
    const { said, next } = await impl.teacherForcing([Array.from({ length: 130_000 }, () => 3), []], marks)
    t.equal([said[0].length, said[1].length, next[0].length, next[1][0]], [130_001, 130_001, 130_001, 2])
    const rows = await impl.alone([[4], [5], [6]], marks)
    t.ok(rows, 'a number that is written into one row stands in another one, too: each row needs a list of its own')
  },
}
