import type { Checks } from '#exercises'

export const checks: Checks<ReturnType<typeof import('./driver.ts').drive>> = {
  'the examples': async (impl, t) => {
    t.equal(await impl.rangeOf(0, 100, 250), [0, 100])
    t.equal(await impl.rangeOf(2, 100, 250), [200, 250])
    t.equal(await impl.alone(5, 2, 5, 8, 1), { chunks: [2], job: 5, next: 3 })
  },
  'the ranges cover every output once': async (impl, t) => {
    const seen: number[] = []
    for (let chunk = 0; chunk < 4; chunk++) {
      const [begin, end] = await impl.rangeOf(chunk, 7, 23)
      for (let i = begin; i < end; i++) seen.push(i)
    }
    t.equal(seen, Array.from({ length: 23 }, (_, i) => i)) // prettier-ignore
  },
  'one thread alone gets all chunks in order, then −1, and the ticket stays': async (impl, t) => {
    t.equal(await impl.alone(3, 0, 3, 4, 6), { chunks: [0, 1, 2, 3, -1, -1], job: 3, next: 4 })
  },
  'the ticket of another job is left alone': async (impl, t) => {
    t.equal(await impl.alone(9, 1, 8, 4, 2), { chunks: [-1, -1], job: 9, next: 1 })
    t.equal(await impl.alone(9, 1, 9, 4, 1), { chunks: [1], job: 9, next: 2 })
  },
  'another thread takes a chunk just after you looked': async (impl, t) => {
    t.equal(await impl.besideThief(4, 0, 4, 5, 2), { chunk: 2, job: 4, next: 3 })
  },
  'another thread takes the last chunk just after you looked': async (impl, t) => {
    t.equal(await impl.besideThief(4, 4, 4, 5, 1), { chunk: -1, job: 4, next: 5 })
    t.equal(await impl.alone(4, 4, 4, 5, 1), { chunks: [4], job: 4, next: 5 })
  },
  'the job ends and the next begins just after you looked': async (impl, t) => {
    t.equal(await impl.besideNextJob(4, 2, 4, 5), { chunk: -1, job: 5, next: 0 })
    t.equal(await impl.alone(5, 0, 5, 5, 1), { chunks: [0], job: 5, next: 1 })
  },
}
