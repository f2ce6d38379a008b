/**
 * How long one call takes, in seconds: the shortest of many, because what disturbs a
 * measurement only ever makes it longer. A clock that ticks coarsely, as a page's does, is
 * asked about several calls at once.
 *
 * @param budget how many milliseconds to measure for; 0 is a single call
 */
export function secondsPerCall(fn: () => void, budget = 200): number {
  const clock = (calls: number) => {
    const start = performance.now()
    for (let i = 0; i < calls; i++) fn()
    return performance.now() - start
  }
  const end = performance.now() + budget
  // The first calls are slow: V8 compiles a loop only when it has seen it run.
  let calls = 1
  let time = clock(calls)
  while (time < Math.min(10, budget / 4)) time = clock((calls *= 2))
  let best = time / calls
  while (performance.now() < end) best = Math.min(best, clock(calls) / calls)
  // A clock may not have moved at all.
  return Math.max(best, 1e-7) / 1000
}

/** Billions of operations a second. */
export const gigaflops = (flops: number, seconds: number): number => flops / seconds / 1e9
