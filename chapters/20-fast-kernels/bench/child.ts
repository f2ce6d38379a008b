// One measurement in a process of its own: child.ts '<request as JSON>' prints one line.
import { CannotDo, type Adapter, type Peer } from './adapter.ts'
import { measure, type Measurement, type Run } from './measure.ts'
import { openPeer } from './peers.ts'
import type { Work } from './works.ts'

/** What a process is asked to measure. */
export interface Request {
  peer: Peer
  work: Work
  seconds: number
  /** Seconds before it measures. */
  warmUp: number
}

/** What it answers: times, or why there are none. */
export type Answer = (Measurement | { why: string }) & {
  version: string
  /** MiB by which the process grew while it measured, at its highest. */
  memory?: number
}

/** How a work is done by an adapter, or why not. */
function prepare(adapter: Adapter, work: Work): Run | string {
  const missing = adapter.why?.[work.kind] ?? 'does not do this'
  try {
    switch (work.kind) {
      case 'train':
        return adapter.train?.(work) ?? missing
      case 'matmul':
        return adapter.matmul?.(work) ?? missing
      case 'elementwise':
        return adapter.elementwise?.(work) ?? missing
      case 'reduce':
        return adapter.reduce?.(work) ?? missing
      case 'adam':
        return adapter.adam?.(work) ?? missing
      case 'graph':
        return adapter.graph?.(work) ?? missing
      case 'import':
        return missing
    }
  } catch (error) {
    if (error instanceof CannotDo) return error.message
    throw error
  }
}

const { peer, work, seconds, warmUp } = JSON.parse(process.argv[2]) as Request
const adapter = await openPeer(peer)
const run = prepare(adapter, work)
const { version } = adapter
const before = process.memoryUsage().rss
const measured =
  typeof run === 'string' ? { why: run } : await measure(run, seconds, warmUp)
const memory = process.resourceUsage().maxRSS / 1024 - before / 2 ** 20
const answer: Answer = { ...measured, version, memory }
process.stdout.write(`RESULT ${JSON.stringify(answer)}\n`, () => process.exit())
