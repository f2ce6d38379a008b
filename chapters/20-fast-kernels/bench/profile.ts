import { fused, kernels } from '../../../lib/kernels/registry.ts'

export interface Profile {
  milliseconds: number
  /** The part of the time that was spent inside kernels, 0 to 1. */
  share: number
  /** The most expensive first. */
  kernels: { name: string; calls: number; milliseconds: number }[]
}

/**
 * Where the time goes while `run` runs: every kernel of the set in use, fused ones
 * included, is wrapped with a clock. The rest is dispatch: shapes, memory, the graph. A
 * look at the clock costs about 50 ns, twice a call, and counts half to each side.
 */
export function profile(run: () => void, now = () => performance.now()): Profile {
  const spent = new Map<string, { name: string; calls: number; milliseconds: number }>()
  const restore = [kernels, fused].map((set) => timed(set, spent, now))
  const start = now()
  try {
    run()
  } finally {
    restore.forEach((put) => put())
  }
  const milliseconds = now() - start
  const rows = [...spent.values()].sort((a, b) => b.milliseconds - a.milliseconds)
  const inside = rows.reduce((sum, row) => sum + row.milliseconds, 0)
  return { milliseconds, share: inside / milliseconds, kernels: rows }
}

type Row = Profile['kernels'][number]

/** Wraps each function of a set with a clock. Returns what puts it back. */
function timed(set: object, spent: Map<string, Row>, now: () => number): () => void {
  const originals = { ...set }
  const wrapped = Object.entries<unknown>(originals).map(([name, kernel]) => {
    if (typeof kernel !== 'function') return [name, kernel]
    const row = { name, calls: 0, milliseconds: 0 }
    return [
      name,
      (...operands: unknown[]): unknown => {
        spent.set(name, row)
        row.calls++
        const start = now()
        try {
          return Reflect.apply(kernel, undefined, operands)
        } finally {
          row.milliseconds += now() - start
        }
      },
    ]
  })
  Object.assign(set, Object.fromEntries(wrapped))
  return () => void Object.assign(set, originals)
}
