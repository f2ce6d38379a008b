/** Lets "another thread" act at the worst moment: right after the learner's code has looked at the ticket. */
export function drive(impl: typeof import('./work-ticket.ts')) {
  const ticket = (job: number, next: number) => Int32Array.of(job * 4096 + next)
  const read = ([value]: Int32Array) => ({ job: Math.floor(value / 4096), next: value % 4096 })
  function interrupted(memory: Int32Array, act: () => void, job: number, chunks: number): number {
    const { load, compareExchange } = Atomics
    let acted = false
    const looked = () => {
      if (!acted) act()
      acted = true
    }
    try {
      Atomics.load = ((array: Int32Array, at: number) => {
        const seen = load(array, at)
        looked()
        return seen
      }) as typeof load
      Atomics.compareExchange = ((array: Int32Array, at: number, expected: number, wanted: number) => {
        looked()
        return compareExchange(array, at, expected, wanted)
      }) as typeof compareExchange
      return impl.take(memory, job, chunks)
    } finally {
      Object.assign(Atomics, { load, compareExchange })
    }
  }
  return {
    rangeOf: (chunk: number, grain: number, n: number) => impl.rangeOf(chunk, grain, n),
    /** `times` calls by one thread: what they return, and the ticket after. */
    alone(job: number, next: number, mine: number, chunks: number, times: number) {
      const memory = ticket(job, next)
      const taken = Array.from({ length: times }, () => impl.take(memory, mine, chunks))
      return { chunks: taken, ...read(memory) }
    },
    /** Others take `stolen` chunks in between. */
    besideThief(job: number, next: number, mine: number, chunks: number, stolen: number) {
      const memory = ticket(job, next)
      const chunk = interrupted(memory, () => (memory[0] += stolen), mine, chunks)
      return { chunk, ...read(memory) }
    },
    /** The next job is published in between. */
    besideNextJob(job: number, next: number, mine: number, chunks: number) {
      const memory = ticket(job, next)
      const chunk = interrupted(memory, () => (memory[0] = (job + 1) * 4096), mine, chunks)
      return { chunk, ...read(memory) }
    },
  }
}
