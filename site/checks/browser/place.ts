import type { Browser } from 'playwright-core'
import { placeFaults } from '../place.ts'
import { at, check, only, pages, pairwise, wanted, wholes } from './stand.ts'

/** Nobody loses the line: each part at one of four widths, a whole chapter at two, or all at all with the name of a chapter. */
export async function place(browser: Browser): Promise<void> {
  const widths = [375, 768, 1280, 1440]
  const visits = [...pages, ...wholes].filter(wanted).flatMap((address, i) => {
    const some = wholes.includes(address) ? [widths[i % 4], widths[(i + 2) % 4]] : [widths[i % 4]]
    return (only.length ? widths : some).map((width) => ({ address, width }))
  })
  await pairwise(visits, async ({ address, width }) => {
    const faults = await placeFaults(browser, at(address), width)
    check(faults.length === 0, `${address} at ${width} px: ${faults.length} places lost`, faults)
  })
}
