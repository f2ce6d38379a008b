import type { Browser } from 'playwright-core'
import { placeFaults } from '../place.ts'
import { at, chapters, check, only, pairwise, wanted } from './stand.ts'

/** Nobody loses the line: at four widths, each chapter at one of them, or at all with the name of a chapter. */
export async function place(browser: Browser): Promise<void> {
  const widths = [375, 768, 1280, 1440]
  const visits = chapters
    .filter(wanted)
    .flatMap((address, i) =>
      (only.length ? widths : [widths[i % 4], widths[(i + 2) % 4]]).map((width) => ({ address, width })),
    )
  await pairwise(visits, async ({ address, width }) => {
    const faults = await placeFaults(browser, at(address), width)
    check(faults.length === 0, `${address} at ${width} px: ${faults.length} places lost`, faults)
  })
}
