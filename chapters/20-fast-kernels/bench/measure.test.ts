import { expect, test } from 'vitest'
import { measure, median } from './measure.ts'

/** Keeps the processor busy. */
function busy(milliseconds: number): void {
  const end = performance.now() + milliseconds
  while (performance.now() < end);
}

test('a run is timed, its losses after the first and the tenth step are kept', async () => {
  let step = 0
  const { ms, best, worst, losses } = await measure(() => {
    busy(2)
    return ++step
  }, 0.1)
  expect(losses).toEqual([1, 10])
  expect(best).toBeGreaterThanOrEqual(2)
  expect(ms).toBeGreaterThanOrEqual(best)
  expect(worst).toBeGreaterThanOrEqual(ms)
})

test('a run that promises is awaited', async () => {
  const { best, losses } = await measure(
    () => new Promise<void>((done) => setTimeout(done, 5)),
    0.05,
  )
  expect(best).toBeGreaterThan(4)
  expect(losses).toEqual([])
})

test('a run longer than the time is measured twice all the same', async () => {
  let runs = 0
  await measure(() => {
    busy(30)
    runs++
  }, 0.01)
  expect(runs).toBeGreaterThanOrEqual(3)
  expect(runs).toBeLessThan(12)
})

test('the median is the middle, or the mean of the two in the middle', () => {
  expect(median([3, 1, 2])).toBe(2)
  expect(median([4, 1, 2, 3])).toBe(2.5)
})
