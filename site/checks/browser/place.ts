import type { Browser } from 'playwright-core'
import { placeFaults, STOPS } from '../place.ts'
import { at, check, isUsed, only, pages, pairwise, wanted, wholes } from './stand.ts'

/** Nobody loses the line: each part at one of four widths and left from one place, a whole chapter at two; with the name of a chapter all at all. */
export async function place(browser: Browser): Promise<void> {
  const widths = [375, 768, 1280, 1440]
  const visits = [...pages, ...wholes].filter(wanted).flatMap((address, i) => {
    const whole = wholes.includes(address)
    const some = whole ? [widths[i % 4], widths[(i + 2) % 4]] : [widths[i % 4]]
    // Only what mounts late can move the text. (Back and reload take as long as ten headings.)
    const few = isUsed(address) ? [STOPS[i % 2]] : []
    return (only.length ? widths : some).map((width) => ({ address, width, stops: only.length || whole ? STOPS : few }))
  })
  await pairwise(visits, async ({ address, width, stops }) => {
    const faults = await placeFaults(browser, at(address), width, stops)
    check(faults.length === 0, `${address} at ${width} px: ${faults.length} places lost`, faults)
  })
}
