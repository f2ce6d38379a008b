import type { Checks } from '#exercises'

/** A row of scores in which one sound is the likeliest. */
const likeliest = (sound: number, sounds = 5): number[] => Array.from({ length: sounds }, (_, i) => (i === sound ? -1 : -3 - i)) // prettier-ignore

export const checks: Checks<ReturnType<typeof import('./driver.ts').drive>> = {
  'the example': async (impl, t) => {
    const scores = [likeliest(2), likeliest(3), likeliest(1), likeliest(0)]
    t.equal(await impl.behind(scores, { start: 0, end: 3, most: 10 }), { said: [2, 1], calls: [0, 2, 1] })
    t.equal((await impl.behind(scores, { start: 0, end: 3, most: 1 })).said, [2])
  },
  'it reads what it said itself, first of all the start': async (impl, t) => {
    const scores = [1, 2, 3, 4, 4].map((sound) => likeliest(sound))
    t.equal(await impl.behind(scores, { start: 2, end: 4, most: 9 }), { said: [3], calls: [2, 3] })
  },
  'the end may come at once': async (impl, t) => {
    t.equal(await impl.behind([likeliest(4)], { start: 0, end: 4, most: 9 }), { said: [], calls: [0] })
  },
  'start and end may be the same number': async (impl, t) => {
    const scores = [likeliest(3), likeliest(0), likeliest(0), likeliest(1)]
    t.equal(await impl.behind(scores, { start: 0, end: 0, most: 9 }), { said: [3, 1], calls: [0, 3, 1] })
  },
  'the start is a sound like any other when it is said': async (impl, t) => {
    t.equal((await impl.inTurn([likeliest(1), likeliest(0), likeliest(2), likeliest(4)], { start: 0, end: 4, most: 9 })).said, [1, 0, 2]) // prettier-ignore
  },
  'it carries on what the step before returned': async (impl, t) => {
    const { said, states } = await impl.inTurn([likeliest(1), likeliest(2), likeliest(3), likeliest(4)], { start: 0, end: 4, most: 9 }) // prettier-ignore
    t.equal(said, [1, 2, 3])
    t.equal(states, [0, 1, 2, 3])
    const { heard } = await impl.remembering({ start: 0, end: 6, most: 4 }, 6)
    heard.forEach((one, i) => t.ok(one.split(' ').length === i + 1, `at step ${i} the decoder has heard "${one}"`))
  },
  'who never ends is stopped, and not asked again': async (impl, t) => {
    for (const most of [1, 2, 34]) {
      const { said, calls } = await impl.behind([likeliest(0)], { start: 0, end: 4, most })
      t.equal(
        said,
        Array.from({ length: most }, () => 0),
      )
      t.ok(calls.length === most, `${most} sounds at most, and step is called ${calls.length} times`)
    }
  },
  'no sound at all': async (impl, t) => {
    t.equal(await impl.behind([likeliest(1)], { start: 0, end: 4, most: 0 }), { said: [], calls: [] })
  },
  'scores all below 0, −∞ among them; the end with the lowest number': async (impl, t) => {
    const none = -Infinity
    const scores = [[none, -900, -800.5, none], [-2, -1, none, none], [-1e-3, -7, -7, -7]] // prettier-ignore
    t.equal((await impl.inTurn(scores, { start: 3, end: 0, most: 9 })).said, [2, 1])
    t.equal((await impl.inTurn([[-1e30, -2e30], [-3e30, -2e30]], { start: 0, end: 1, most: 5 })).said, [0]) // prettier-ignore
  },
  'of equal scores the first': async (impl, t) => {
    t.equal((await impl.inTurn([[0, 5, 5, 1], [2, 2, 2, 2], [0, 0, 0, 1]], { start: 0, end: 3, most: 9 })).said, [1, 0]) // prettier-ignore
  },
  'thirty thousand sounds to choose from, and as many said': async (impl, t) => {
    const wide = likeliest(29_999, 30_000)
    t.equal((await impl.inTurn([wide], { start: 0, end: 0, most: 1 })).said, [29_999])
    t.equal((await impl.behind([[1, 0]], { start: 0, end: 1, most: 30_000 })).said.length, 30_000)
  },
}
