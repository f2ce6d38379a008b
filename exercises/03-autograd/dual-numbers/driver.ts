/** Runs the learner's class where it lives; numbers go in, numbers come out. */
export function drive({ Dual, derivative }: typeof import('./dual-numbers.ts')) {
  type Number = InstanceType<typeof Dual>
  const operations: Record<string, (u: Number, v: Number) => Number> = {
    add: (u, v) => u.add(v),
    sub: (u, v) => u.sub(v),
    mul: (u, v) => u.mul(v),
    div: (u, v) => u.div(v),
    exp: (u) => u.exp(),
    tanh: (u) => u.tanh(),
    'with constants': (u) => u.mul(3).add(2).sub(5).div(4),
  }
  const formulas: Record<string, (x: Number) => Number> = {
    'x x + x': (x) => x.mul(x).add(x),
    'tanh(x e^x) / (x x + 1)': (x) => x.mul(x.exp()).tanh().div(x.mul(x).add(1)),
    constant: () => new Dual(4),
  }
  return {
    /** An operation on two dual numbers, given and returned as [value, derivative]. */
    apply(operation: string, u: number[], v: number[]): number[] {
      const result = operations[operation](new Dual(u[0], u[1]), new Dual(v[0], v[1]))
      return [result.value, result.derivative]
    },
    derivative: (formula: string, x: number): number => derivative(formulas[formula], x),
    /** The derivative, and how often f was called for it. */
    callsOf(formula: string, x: number): { slope: number; calls: number } {
      let calls = 0
      const slope = derivative((input) => {
        calls++
        return formulas[formula](input)
      }, x)
      return { slope, calls }
    },
    /** x + x + … + x. Nothing is kept, so no length is too long. */
    chain(x: number, length: number): number {
      return derivative((input) => {
        let y = input
        for (let i = 0; i < length; i++) y = y.add(input)
        return y
      }, x)
    },
  }
}
