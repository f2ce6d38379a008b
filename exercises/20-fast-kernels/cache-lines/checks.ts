import type { Checks } from '#exercises'

export const checks: Checks<typeof import('./cache-lines.ts')> = {
  'the examples': async (impl, t) => {
    t.equal(await impl.linesLoaded([0, 1, 2, 3, 4], 4, 2), 2)
    t.equal(await impl.linesLoaded([0, 4, 8, 1], 4, 2), 4)
    t.equal(await impl.walk(2, 3, 'rows'), [0, 1, 2, 3, 4, 5])
    t.equal(await impl.walk(2, 3, 'columns'), [0, 3, 1, 4, 2, 5])
  },
  'a line that is used again stays': async (impl, t) => {
    // Line 0 is used again before line 2 comes, so line 1 has to go.
    t.equal(await impl.linesLoaded([0, 4, 1, 8, 2], 4, 2), 3)
    t.equal(await impl.linesLoaded([0, 4, 1, 8, 2, 5], 4, 2), 4)
  },
  'another length of line, places that do not begin at 0': async (impl, t) => {
    t.equal(await impl.linesLoaded([15, 16, 31, 32, 17], 16, 8), 3)
    t.equal(await impl.linesLoaded([7, 7, 7], 1, 1), 1)
  },
  'no places, no lines': async (impl, t) => {
    t.equal(await impl.linesLoaded([], 4, 2), 0)
    t.equal(await impl.linesLoaded([3], 4, 2), 1)
  },
  'a matrix of 32 × 32, sixteen numbers a line: 64 loads along the rows, 1024 down the columns': async (impl, t) => {
    t.equal(await impl.linesLoaded(await impl.walk(32, 32, 'rows'), 16, 8), 64)
    t.equal(await impl.linesLoaded(await impl.walk(32, 32, 'columns'), 16, 8), 1024)
  },
  'a cache with a line for each row makes the columns cheap again': async (impl, t) => {
    t.equal(await impl.linesLoaded(await impl.walk(32, 32, 'columns'), 16, 32), 64)
    t.equal(await impl.linesLoaded(await impl.walk(32, 32, 'columns'), 16, 31), 1024)
  },
}
