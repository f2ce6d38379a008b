/** Hands lists of parents to the learner's code, and counts how often they are looked at. */
export function drive(impl: typeof import('./parents-first.ts')) {
  return {
    topologicalOrder: (parents: number[][], result: number): number[] => impl.topologicalOrder(parents, result),
    /** Node i + 1 was made from node i, twice. Throws where every path is walked: 40 doublings are 2⁴⁰ of them. */
    doublings(count: number): number[] {
      let looks = 0
      const parents = Array.from({ length: count + 1 }, (_, i) => (i === 0 ? [] : [i - 1, i - 1]))
      const counted = new Proxy(parents, {
        get(target, key) {
          if (++looks > 1000 * count)
            throw new Error(`after ${count} doublings, parents were looked at ${looks} times: every path is walked`)
          return Reflect.get(target, key)
        },
      })
      return impl.topologicalOrder(counted, count)
    },
  }
}
