import type { Checks } from '#exercises'

export const checks: Checks<ReturnType<typeof import('./driver.ts').drive>> = {
  'every number once': async (impl, t) => {
    for (const n of [1, 2, 3, 10, 100]) {
      const order = await impl.shuffle(n, n)
      t.equal([...order].sort((a, b) => a - b), Array.from({ length: n }, (_, i) => i)) // prettier-ignore
    }
  },
  'nothing to shuffle': async (impl, t) => {
    t.equal(await impl.shuffle(0, 1), [])
    t.equal(await impl.shuffle(1, 1), [0])
  },
  'the same seed, the same order': async (impl, t) => {
    t.equal(await impl.shuffle(50, 7), await impl.shuffle(50, 7))
  },
  'another seed, another order': async (impl, t) => {
    const orders = new Set<string>()
    for (let seed = 0; seed < 20; seed++) orders.add((await impl.shuffle(50, seed)).join())
    t.equal(orders.size, 20)
  },
  'a second shuffle with the same generator is another one': async (impl, t) => {
    const [first, second] = await impl.twice(50, 3)
    t.ok(first.join() !== second.join(), 'the generator has moved on, so the second order differs')
    t.equal(second.length, 50)
  },
  'all six orders of three are equally likely': async (impl, t) => {
    const counts = await impl.orders(3, 60_000, 5)
    t.equal(Object.keys(counts).sort(), ['012', '021', '102', '120', '201', '210'])
    // 10,000 of each are expected; chance alone hardly ever moves that by more than 400.
    for (const [order, count] of Object.entries(counts)) {
      t.ok(
        Math.abs(count - 10_000) < 500,
        `of 60,000 shuffles of three about 10,000 give ${order}, and not ${count}: ${JSON.stringify(counts)}`,
      )
    }
  },
  'of a hundred numbers, half of all pairs are turned around': async (impl, t) => {
    // 4,950 pairs. The mean of 2,000 shuffles lies within 15 of the half in all but one of 15,000 cases.
    const turned = await impl.turnedPairs(100, 2000, 17)
    t.ok(
      Math.abs(turned - 2475) < 16,
      `of 4,950 pairs about 2,475 are turned around by a fair shuffle of a hundred, and not ${turned}: do some numbers rather stay behind each other?`,
    )
  },
  'each number comes to each place equally often': async (impl, t) => {
    const table = await impl.places(5, 20_000, 11)
    for (const [number, row] of table.entries()) {
      for (const [place, count] of row.entries()) {
        t.ok(
          Math.abs(count - 4000) < 400,
          `of 20,000 shuffles of five about 4,000 bring ${number} to place ${place}, and not ${count}`,
        )
      }
    }
  },
}
