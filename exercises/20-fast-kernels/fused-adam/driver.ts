import type { AdamRates, Numbers } from './fused-adam.ts'

/** Counts what is read from memory and written to it. */
export function drive(impl: typeof import('./fused-adam.ts')) {
  let [reads, writes] = [0, 0]
  const counted = (values: number[]): Numbers => {
    const place = (key: string | symbol) => typeof key === 'string' && /^\d+$/.test(key)
    return new Proxy(values, {
      get(target, key) {
        if (place(key)) reads++
        return Reflect.get(target, key)
      },
      set(target, key, value) {
        if (place(key)) writes++
        return Reflect.set(target, key, value)
      },
    })
  }
  return {
    steps(start: number[], gradients: number[][], rates: Omit<AdamRates, 't'>) {
      const [w, m, v] = [[...start], start.map(() => 0), start.map(() => 0)]
      const [W, M, V] = [w, m, v].map(counted)
      reads = writes = 0
      let g: number[] = []
      gradients.forEach((gradient, i) => {
        g = [...gradient]
        impl.adamStep(W, counted(g), M, V, { ...rates, t: i + 1 })
      })
      return { w: [...w], m: [...m], v: [...v], g: [...g], reads, writes }
    },
  }
}
