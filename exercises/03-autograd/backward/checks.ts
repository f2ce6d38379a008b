import type { Checks } from '#exercises'
import type { drive } from './driver.ts'

export const checks: Checks<ReturnType<typeof drive>> = {
  'each node once, parents before children, the result last': async (impl, t) => {
    for (const formula of ['w x + b', 'x x (x x + x)', 'late share']) {
      const { parents, times, last } = await impl.order(formula, [0.5, 2, -1])
      t.ok(last, `${formula}: the last node of the list is not the result`)
      t.ok(
        times.every((count) => count === 1),
        `${formula}: a node is listed more than once`,
      )
      parents.forEach((places, i) => {
        t.ok(
          places.every((place) => place >= 0 && place < i),
          `${formula}: node ${i} of the list comes before a parent`,
        )
      })
    }
  },
  'w · x + b: each input gets its derivative, the result gets 1': async (impl, t) => {
    const { inputs, result } = await impl.gradients('w x + b', [2, 3, -1], 1)
    t.gradient(inputs, [3, 2, 1], 'w, x, b')
    t.gradient(result, 1, 'the result')
    t.gradient((await impl.gradients('w x + b', [-0.5, 4, 7], 1)).inputs, [4, -0.5, 1], 'w, x, b')
  },
  'a number that is used three times gets the sum of three paths': async (impl, t) => {
    t.gradient((await impl.gradients('x x + x', [3], 1)).inputs, [7])
    t.gradient((await impl.gradients('x x + x', [-2], 1)).inputs, [-3])
  },
  'an intermediate node that is used twice': async (impl, t) => {
    // x⁴ + x³
    t.gradient((await impl.gradients('x x (x x + x)', [2], 1)).inputs, [4 * 8 + 3 * 4])
    // 1 / (1 + e^(y − x)): the derivative is s (1 − s)
    const s = 1 / (1 + Math.exp(0.3 - 1.1))
    t.gradient((await impl.gradients('share of eˣ', [1.1, 0.3], 1)).inputs, [s * (1 - s), -s * (1 - s)])
  },
  'a node with a short and a long way to the result': async (impl, t) => {
    const [x, y, h] = [0.7, -0.4, 1e-5]
    const f = (x: number, y: number) => x * y + Math.exp(Math.tanh(x * y) + y) * (x * y)
    const wanted = [(f(x + h, y) - f(x - h, y)) / (2 * h), (f(x, y + h) - f(x, y - h)) / (2 * h)]
    t.gradient((await impl.gradients('late share', [x, y], 1)).inputs, wanted, 'x, y', 1e-7)
  },
  'a second call adds the same to the leaves again': async (impl, t) => {
    const { inputs, result } = await impl.gradients('x x + x', [3], 2)
    t.gradient(inputs, [14])
    t.gradient(result, 1, 'the result')
    t.gradient((await impl.gradients('x x (x x + x)', [2], 3)).inputs, [3 * 44])
  },
  'two results over a shared node: the leaf collects both, the shared node holds the last': async (impl, t) => {
    const { leaf, shared } = await impl.twoResults(3)
    t.gradient(leaf, 12 + 30, 'the leaf')
    t.gradient(shared, 5, 'the shared node')
  },
  'a leaf depends on itself': async (impl, t) => {
    t.gradient(await impl.leafAlone(), 1)
  },
  'forty doublings are 41 nodes, not 2⁴⁰ paths': async (impl, t) => {
    t.gradient(await impl.doublings(40), 2 ** 40)
  },
  'a chain of 100,000 nodes': async (impl, t) => {
    t.equal(await impl.chain(100_000), { grad: 1, nodes: 200_001 })
  },
}
