import type { Checks } from '#exercises'

const leaf = () => ({ parents: [], locals: [] })

export const checks: Checks<typeof import('./reverse-sweep.ts')> = {
  'the example of the comment: a node used three times': async (impl, t) => {
    const nodes = [leaf(), { parents: [0, 0], locals: [3, 3] }, { parents: [1, 0], locals: [1, 1] }]
    t.gradient(await impl.gradients(nodes), [7, 1, 1])
  },
  'the worked example of the chapter': async (impl, t) => {
    // w, x, b, y, then w·x, + b, − y, and the square
    const nodes = [
      ...[leaf(), leaf(), leaf(), leaf()],
      { parents: [0, 1], locals: [3, 2] },
      { parents: [4, 2], locals: [1, 1] },
      { parents: [5, 3], locals: [1, -1] },
      { parents: [6], locals: [2] },
    ]
    t.gradient(await impl.gradients(nodes), [6, 4, 2, -2, 2, 2, 2, 1])
  },
  'a result alone depends on itself': async (impl, t) => {
    t.gradient(await impl.gradients([leaf()]), [1])
  },
  'a chain multiplies': async (impl, t) => {
    const nodes = [leaf(), ...[0.5, -4, 3].map((local, i) => ({ parents: [i], locals: [local] }))]
    t.gradient(await impl.gradients(nodes), [-6, -12, 3, 1])
  },
  'a node that the result does not depend on has the gradient 0': async (impl, t) => {
    const nodes = [leaf(), leaf(), { parents: [1], locals: [5] }, { parents: [0], locals: [2] }]
    t.gradient(await impl.gradients(nodes), [2, 0, 0, 1])
  },
  'three parents, and paths of different lengths': async (impl, t) => {
    const nodes = [
      leaf(),
      { parents: [0], locals: [2] },
      { parents: [1, 0], locals: [-1, 0.5] },
      { parents: [0, 1, 2], locals: [10, 3, -2] },
    ]
    // node 2: −2; node 1: 3 + (−2)(−1) = 5; node 0: 10 + 5 · 2 + (−2) · 0.5 = 19
    t.gradient(await impl.gradients(nodes), [19, 5, -2, 1])
  },
  'forty doublings': async (impl, t) => {
    const nodes = [leaf(), ...Array.from({ length: 40 }, (_, i) => ({ parents: [i, i], locals: [1, 1] }))]
    t.gradient((await impl.gradients(nodes))[0], 2 ** 40)
  },
}
