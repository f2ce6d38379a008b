import { expect, test } from 'vitest'
import { MOST_CHUNKS, nextJob, ticketOf } from './job.ts'

test('every ticket fits an int32, and jobs begin again before one would not', () => {
  const last = 524_287
  expect([nextJob(0), nextJob(last - 1), nextJob(last)]).toEqual([1, last, 0])
  for (const job of [0, 1, last]) {
    const ticket = ticketOf(job, MOST_CHUNKS)
    expect(Int32Array.of(ticket)[0]).toBe(ticket)
    expect([ticket >> 12, ticket & MOST_CHUNKS]).toEqual([job, MOST_CHUNKS])
  }
})
