import type { Checks } from '#exercises'

type Grid = number[][]
const sum = (filter: Grid, cells: Grid): number =>
  cells.reduce((total, row, u) => row.reduce((part, cell, v) => part + cell * filter[u][v], total), 0)
const turn = (cells: Grid): Grid => cells[0].map((_, v) => cells.map((row) => row[v]))
/** dark | bright, dark | gray | bright, and a diagonal one, as cells. */
const right: Grid = [[0, 0, 1], [0, 0, 1], [0, 0, 1]] // prettier-ignore
const early: Grid = [[0, 1, 1], [0, 1, 1], [0, 1, 1]] // prettier-ignore
const slope: Grid = [[0, 0.5, 1], [0, 0.5, 1], [0, 0.5, 1]] // prettier-ignore
const flat: Grid = [[1, 1, 1], [1, 1, 1], [1, 1, 1]] // prettier-ignore
const dot: Grid = [[0, 0, 0], [0, 1, 0], [0, 0, 0]] // prettier-ignore
const mirrored = (cells: Grid): Grid => cells.map((row) => row.toReversed())
const dark = (cells: Grid): Grid => cells.map((row) => row.map((cell) => 1 - cell))
const shaped = (filter: Grid): boolean => filter.length === 3 && filter.every((row) => row.length === 3)

export const checks: Checks<typeof import('./edge-filters.ts')> = {
  'each filter has three rows of three numbers': async (impl, t) => {
    for (const filter of [
      await impl.brightOnTheRight(),
      await impl.brightBelow(),
      await impl.blur(),
      await impl.dots(),
    ])
      t.ok(shaped(filter), `three rows of three numbers, got ${JSON.stringify(filter)}`)
  },
  'brightOnTheRight answers to dark left and bright right': async (impl, t) => {
    const filter = await impl.brightOnTheRight()
    for (const cells of [right, early, slope]) {
      t.ok(
        sum(filter, cells) > 0.01,
        `on ${JSON.stringify(cells)} the sum should be above 0, got ${sum(filter, cells)}`,
      )
      const other = mirrored(cells)
      t.ok(sum(filter, other) < -0.01, `on ${JSON.stringify(other)} it should be below 0, got ${sum(filter, other)}`)
    }
  },
  'brightOnTheRight is 0 where nothing changes from left to right': async (impl, t) => {
    const filter = await impl.brightOnTheRight()
    for (const cells of [flat, turn(right), turn(early), turn(slope)]) t.near(sum(filter, cells), 0, 1e-9)
  },
  'brightBelow answers to dark above and bright below, and to nothing from left to right': async (impl, t) => {
    const filter = await impl.brightBelow()
    for (const cells of [right, early, slope]) {
      const below = turn(cells)
      t.ok(
        sum(filter, below) > 0.01,
        `on ${JSON.stringify(below)} the sum should be above 0, got ${sum(filter, below)}`,
      )
      t.ok(sum(filter, below.toReversed()) < -0.01, 'bright above and dark below should be below 0')
      t.near(sum(filter, cells), 0, 1e-9)
    }
    t.near(sum(filter, flat), 0, 1e-9)
  },
  'blur leaves the brightness as it is, and takes each cell alike': async (impl, t) => {
    const filter = await impl.blur()
    t.near(sum(filter, flat), 1, 1e-9)
    t.near(
      filter.flat(),
      Array.from({ length: 9 }, () => 1 / 9),
      1e-9,
    )
  },
  'dots: 0 on a plain, above 0 on a bright dot, below 0 on a dark one': async (impl, t) => {
    const filter = await impl.dots()
    t.near(sum(filter, flat), 0, 1e-9)
    t.ok(sum(filter, dot) > 0.01, `on a bright dot the sum should be above 0, got ${sum(filter, dot)}`)
    t.ok(sum(filter, dark(dot)) < -0.01, `on a dark dot it should be below 0, got ${sum(filter, dark(dot))}`)
  },
  'dots: 0 on an even slope, and all eight neighbors count alike': async (impl, t) => {
    const filter = await impl.dots()
    for (const cells of [slope, turn(slope), mirrored(slope)]) t.near(sum(filter, cells), 0, 1e-9)
    const around = filter.flat().filter((_, i) => i !== 4)
    t.near(
      around,
      around.map(() => around[0]),
      1e-9,
    )
  },
}
