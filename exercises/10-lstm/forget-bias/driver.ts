import { nn, noGrad, optim, Random, randn } from 'chalkgrad'

/** Runs where the learner's file runs. */
export function drive({ setForgetGate }: typeof import('./forget-bias.ts')) {
  const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x))
  const values = (lstm: nn.LSTM) => lstm.namedParameters().map(([name, parameter]) => ({ name, parameter, data: [...parameter.data()] })) // prettier-ignore
  const isForget = (name: string, at: number, count: number) =>
    name.startsWith('bias') && at >= count / 4 && at < count / 2
  /** What a call changed besides the forget gates. */
  const others = (before: ReturnType<typeof values>, after: ReturnType<typeof values>) =>
    after.flatMap(({ name, parameter, data }, i) => {
      if (before[i].parameter !== parameter) return [`${name} is another object`]
      if (!parameter.requiresGrad || !parameter.isLeaf) return [`${name} does not learn any more`]
      const changed = data.findIndex(
        (value, at) => !isForget(name, at, data.length) && !Object.is(value, before[i].data[at]),
      )
      return changed === -1 ? [] : [`${name} at [${changed}]`]
    })
  const forgetGates = (lstm: nn.LSTM) => {
    const found = Object.fromEntries(values(lstm).map(({ name, data }) => [name, data]))
    return Object.keys(found)
      .filter((name) => name.startsWith('bias_ih'))
      .map((name) => {
        const [ih, hh] = [found[name], found[name.replace('_ih', '_hh')]]
        const size = ih.length / 4
        return Array.from({ length: size }, (_, j) => sigmoid(ih[size + j] + hh[size + j]))
      })
  }
  return {
    /** The forget gates of each layer and direction at first, and what else has changed. */
    setForgetGate(share: number, hidden: number, options: nn.RecurrentOptions = {}) {
      const lstm = new nn.LSTM(2, hidden, new Random(1), options)
      const before = values(lstm)
      setForgetGate(lstm, share)
      return { gates: forgetGates(lstm), others: others(before, values(lstm)), dtype: lstm.parameters()[0].dtype }
    },
    /** Two calls, one after the other: the second counts. */
    twice(first: number, second: number): number[][] {
      const lstm = new nn.LSTM(2, 2, new Random(1), { dtype: 'float64' })
      setForgetGate(lstm, first)
      setForgetGate(lstm, second)
      return forgetGates(lstm)
    },
    /** Another LSTM, made before, stays as it is. */
    other(share: number): string[] {
      const [lstm, other] = [new nn.LSTM(2, 2, new Random(1)), new nn.LSTM(2, 2, new Random(1))]
      const before = values(other)
      setForgetGate(lstm, share)
      return values(other).flatMap(({ name, data }, i) => (data.join() === before[i].data.join() ? [] : [name]))
    },
    /** An optimizer that was made before goes on from there. */
    learns(share: number): boolean {
      const lstm = new nn.LSTM(2, 3, new Random(2))
      const optimizer = new optim.SGD(lstm.parameters(), { learningRate: 0.1 })
      setForgetGate(lstm, share)
      const before = noGrad(() => values(lstm))
      lstm.forward(randn([2, 4, 2], new Random(3))).output.square().sum().backward() // prettier-ignore
      optimizer.step()
      return values(lstm).every(({ data }, i) => data.join() !== before[i].data.join())
    },
    /** The type of the error, and whether anything was changed. */
    refuses(share: number, bias = true): { error: string; changed: string[] } {
      const lstm = new nn.LSTM(2, 2, new Random(1), { bias })
      const before = values(lstm)
      let error = 'no error'
      try {
        setForgetGate(lstm, share)
      } catch (thrown) {
        if (!(thrown instanceof Error) || thrown.name === 'TodoError') throw thrown
        error = thrown.name
      }
      const changed = values(lstm).flatMap(({ name, data }, i) => (data.join() === before[i].data.join() ? [] : [name]))
      return { error, changed }
    },
  }
}
