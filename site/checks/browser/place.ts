import type { Browser } from 'playwright-core'
import { placeFaults, STOPS } from '../place.ts'
import { at, check, isUsed, longest, only, pages, pairwise, wanted } from './stand.ts'

/**
 * Nobody loses the line. Only what mounts late can move the text: of the parts that have some, every sixth is read at one of
 * four widths, and of these every third is left and come back to; a whole chapter is at two widths. With the name of a chapter
 * all its parts at all.
 */
export async function place(browser: Browser): Promise<void> {
  const widths = [375, 768, 1280, 1440]
  const visits = [...(only.length ? pages : pages.filter(isUsed).filter((_, i) => i % 6 === 0)), ...longest]
    .filter(wanted)
    .flatMap((address, i) => {
      const whole = longest.includes(address)
      const some = whole ? [widths[i % 4], widths[(i + 2) % 4]] : [widths[i % 4]]
      const few = i % 3 === 0 ? [STOPS[i % 2]] : []
      const stops = only.length || whole ? STOPS : few
      return (only.length ? widths : some).map((width) => ({ address, width, stops }))
    })
  await pairwise(visits, async ({ address, width, stops }) => {
    const faults = await placeFaults(browser, at(address), width, stops)
    check(faults.length === 0, `${address} at ${width} px: ${faults.length} places lost`, faults)
  })
}
