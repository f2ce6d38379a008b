import type { Checks } from '#exercises'
import type { drive } from './driver.ts'

export const checks: Checks<ReturnType<typeof drive>> = {
  'the example: one step on w² + b²': async (impl, t) => {
    t.near((await impl.step('bowl', [3, -1], 0.1)).next, [2.4, -0.8])
  },
  'both slopes are taken before anything moves': async (impl, t) => {
    // L = (w + b)²: at (1, 2) both slopes are 6.
    t.near((await impl.step('trough', [1, 2], 0.1)).next, [0.4, 1.4])
    // The three points of the chapter, from (0, 0).
    t.near((await impl.step('three points', [0, 0], 0.1)).next, [0.86, 0.6])
  },
  'the point that was given is left as it was': async (impl, t) => {
    t.equal((await impl.step('bowl', [3, -1], 0.1)).after, [3, -1])
  },
  'the path of two steps': async (impl, t) => {
    t.near(await impl.descend('bowl', [1, -2], 0.25, 2), [
      [1, -2],
      [0.5, -1],
      [0.25, -0.5],
    ])
  },
  'no steps: a path of one point': async (impl, t) => {
    t.near(await impl.descend('bowl', [5, 7], 0.1, 0), [[5, 7]])
  },
  'at the lowest point, too, every step is a point of the path': async (impl, t) => {
    t.near(await impl.descend('bowl', [0, 0], 0.1, 3), [
      [0, 0],
      [0, 0],
      [0, 0],
      [0, 0],
    ])
  },
  'three hundred steps find the line of the three points': async (impl, t) => {
    const path = await impl.descend('three points', [0, 0], 0.3, 300)
    t.equal(path.length, 301)
    t.near(path[300], [1.95, 1.05], 1e-9)
  },
  'a rate that is too large diverges: nothing is clipped': async (impl, t) => {
    const path = await impl.descend('bowl', [1, 0], 1.5, 10)
    t.near(path[10], [1024, 0])
  },
}
