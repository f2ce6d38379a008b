/** The clock's smallest step, in milliseconds: a page's clock is made coarse on purpose. */
function tick(): number {
  const start = performance.now()
  let now = start
  while (now === start) now = performance.now()
  return now - start
}

let sample = 0

/**
 * How long one call takes, in seconds: the shortest of many samples, because what disturbs
 * a measurement only ever makes it longer. A sample is as many calls as take fifty ticks of
 * the clock, so that a tick more or less does not matter.
 *
 * @param budget how many milliseconds to measure for; 0 is a single call
 */
export function secondsPerCall(fn: () => void, budget = 200): number {
  const clock = (calls: number) => {
    const start = performance.now()
    for (let i = 0; i < calls; i++) fn()
    return performance.now() - start
  }
  sample ||= Math.max(2, 50 * Math.min(tick(), tick(), tick()))
  const enough = Math.min(sample, budget / 4)
  const start = performance.now()
  let [calls, samples, best] = [1, 0, Infinity]
  // A few samples at least: the first may have been the one that was disturbed.
  const more = () => {
    const spent = performance.now() - start
    return spent < budget || samples === 0 || (samples < 4 && spent < 10 * budget)
  }
  do {
    const time = clock(calls)
    if (time < enough) calls *= 2
    else {
      best = Math.min(best, time / calls)
      samples++
    }
  } while (more())
  return Math.max(best, 1e-7) / 1000
}

/** Billions of operations a second. */
export const gigaflops = (flops: number, seconds: number): number => flops / seconds / 1e9
