/** Lets "another thread" act at the worst moment: right after the learner's code has looked at the ticket. */
export function drive(impl: typeof import('./work-ticket.ts')) {
  const ticket = (job: number, left: number) => Int32Array.of(job * 4096 + left)
  const read = ([value]: Int32Array) => ({ job: Math.floor(value / 4096), left: value % 4096 })
  function interrupted(memory: Int32Array, act: () => void, job: number): number {
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
      return impl.take(memory, job)
    } finally {
      Object.assign(Atomics, { load, compareExchange })
    }
  }
  return {
    rangeOf: (chunk: number, grain: number, n: number) => impl.rangeOf(chunk, grain, n),
    /** `times` calls by one thread: what they return, and the ticket after. */
    alone({ job, left, mine, times }: { job: number; left: number; mine: number; times: number }) {
      const memory = ticket(job, left)
      const chunks = Array.from({ length: times }, () => impl.take(memory, mine))
      return { chunks, ...read(memory) }
    },
    /** Others take `stolen` chunks in between. */
    besideThief({ job, left, mine, stolen }: { job: number; left: number; mine: number; stolen: number }) {
      const memory = ticket(job, left)
      const chunk = interrupted(memory, () => (memory[0] -= stolen), mine)
      return { chunk, ...read(memory) }
    },
    /** The next job is published in between. */
    besideNextJob({ job, left, next }: { job: number; left: number; next: number }) {
      const memory = ticket(job, left)
      const chunk = interrupted(memory, () => (memory[0] = (job + 1) * 4096 + next), job)
      return { chunk, ...read(memory) }
    },
  }
}
