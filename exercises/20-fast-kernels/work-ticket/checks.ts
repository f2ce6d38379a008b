import type { Checks, Exempt } from '#exercises'

/** It takes a chunk from the memory that all threads share. */
export const exempt: Exempt = { take: [0] }

export const checks: Checks<ReturnType<typeof import('./driver.ts').drive>> = {
  'the examples': async (impl, t) => {
    t.equal(await impl.rangeOf(0, 100, 250), [0, 100])
    t.equal(await impl.rangeOf(2, 100, 250), [200, 250])
    t.equal(await impl.alone({ job: 5, left: 3, mine: 5, times: 1 }), { chunks: [2], job: 5, left: 2 })
  },
  'the ranges cover every output once': async (impl, t) => {
    const seen: number[] = []
    for (let chunk = 0; chunk < 4; chunk++) {
      const [begin, end] = await impl.rangeOf(chunk, 7, 23)
      for (let i = begin; i < end; i++) seen.push(i)
    }
    t.equal(seen, Array.from({ length: 23 }, (_, i) => i)) // prettier-ignore
  },
  'one thread alone gets all chunks, then −1, and the ticket stays': async (impl, t) => {
    t.equal(await impl.alone({ job: 3, left: 4, mine: 3, times: 6 }), { chunks: [3, 2, 1, 0, -1, -1], job: 3, left: 0 })
  },
  'the ticket of another job is left alone': async (impl, t) => {
    t.equal(await impl.alone({ job: 9, left: 4, mine: 8, times: 2 }), { chunks: [-1, -1], job: 9, left: 4 })
    t.equal(await impl.alone({ job: 9, left: 4, mine: 9, times: 1 }), { chunks: [3], job: 9, left: 3 })
  },
  'two others take a chunk just after you looked': async (impl, t) => {
    const after = await impl.besideThief({ job: 4, left: 5, mine: 4, stolen: 2 })
    t.ok(after.chunk !== -1, 'take returned −1, but three chunks were left: when others were quicker, look again')
    t.equal(after, { chunk: 2, job: 4, left: 2 })
  },
  'another thread takes the last chunk just after you looked': async (impl, t) => {
    t.equal(await impl.besideThief({ job: 4, left: 1, mine: 4, stolen: 1 }), { chunk: -1, job: 4, left: 0 })
    t.equal(await impl.alone({ job: 4, left: 1, mine: 4, times: 1 }), { chunks: [0], job: 4, left: 0 })
  },
  'the job ends and the next begins just after you looked': async (impl, t) => {
    t.equal(await impl.besideNextJob({ job: 4, left: 3, next: 7 }), { chunk: -1, job: 5, left: 7 })
    t.equal(await impl.alone({ job: 5, left: 7, mine: 5, times: 1 }), { chunks: [6], job: 5, left: 6 })
  },
}
