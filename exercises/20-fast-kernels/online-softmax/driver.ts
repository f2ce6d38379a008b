/** Counts what is read, hands statistics out as [largest, sum], and says −Infinity in words that JSON can hold. */
export function drive(impl: typeof import('./online-softmax.ts')) {
  const words = ({ largest, sum }: { largest: number; sum: number }) => ({
    largestIsMinusInfinity: largest === -Infinity,
    sum,
  })
  const list = ({ largest, sum }: { largest: number; sum: number }) => [largest, sum]
  return {
    rowStats: (x: number[]) => list(impl.rowStats(x)),
    softmax: (x: number[]) => impl.softmax(x),
    emptyStats: () => words(impl.rowStats([])),
    merged: (a: number[], b: number[]) => list(impl.merge(impl.rowStats(a), impl.rowStats(b))),
    mergedEmpty: () => words(impl.merge(impl.rowStats([]), impl.rowStats([]))),
    reads(name: 'rowStats' | 'softmax', x: number[]) {
      let reads = 0
      const counted = new Proxy([...x], {
        get(target, key) {
          if (typeof key === 'string' && /^\d+$/.test(key)) reads++
          return Reflect.get(target, key)
        },
      })
      const result = name === 'rowStats' ? list(impl.rowStats(counted)) : impl.softmax(counted)
      return { reads, result }
    },
  }
}
