/** One turn of a work, as often as callsOf says; a number that it returns is the loss. */
export type Run = () => unknown

/** Times of one run in milliseconds: of several blocks of runs the median, and the losses. */
export interface Measurement {
  ms: number
  best: number
  worst: number
  /** After the first step and after the tenth, of works that train. */
  losses: number[]
}

/**
 * Warms up for so many seconds, unless the first runs have taken as long, then measures in
 * blocks long enough for the clock. A run longer than the time is measured twice all the
 * same.
 */
export async function measure(
  run: Run,
  seconds: number,
  warmUp = seconds / 2,
): Promise<Measurement> {
  const losses: number[] = []
  const start = performance.now()
  for (let step = 1; step <= 10; step++) {
    const result = await run()
    if (typeof result !== 'number') break
    if (step === 1 || step === 10) losses.push(result)
    if (performance.now() - start > 20_000) break
  }
  if (performance.now() - start > Math.max(1000, 1000 * seconds)) warmUp = 0
  let runs = 0
  const warm = performance.now()
  const asynchronous = run() instanceof Promise
  do {
    if (asynchronous) await run()
    else run()
    runs++
  } while (performance.now() - warm < warmUp * 1000)
  const each = (performance.now() - warm) / (runs + 1)
  const perBlock = Math.max(1, Math.round((seconds * 1000) / each / 7))
  const blocks: number[] = []
  const limit = performance.now() + seconds * 2000
  while (blocks.length < 7 && (blocks.length < 2 || performance.now() < limit)) {
    const begin = performance.now()
    if (asynchronous) for (let i = 0; i < perBlock; i++) await run()
    else for (let i = 0; i < perBlock; i++) run()
    blocks.push((performance.now() - begin) / perBlock)
  }
  return {
    ms: median(blocks),
    best: Math.min(...blocks),
    worst: Math.max(...blocks),
    losses,
  }
}

/** The middle value; of an even number, the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1
    ? sorted[middle]
    : (sorted[middle - 1] + sorted[middle]) / 2
}
