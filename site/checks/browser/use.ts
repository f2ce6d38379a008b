import type { Browser } from 'playwright-core'
import { backInTime, openCell, runDemos, touchPlane } from './demos.ts'
import { solveExercise } from './exercise.ts'
import { chapters, check, open, pairwise, wanted } from './stand.ts'

/** A reader uses each page: unfolds, runs the demos, solves the first exercise. */
export async function use(browser: Browser): Promise<void> {
  await pairwise(['/', ...chapters].filter(wanted), async (address) => {
    const context = await browser.newContext({ serviceWorkers: 'block' })
    const { tab, complaints } = await open(context, address)
    const folded = tab.locator('.engine').first()
    if (await folded.count()) {
      check(!(await folded.locator('.engine-body').isVisible()), `${address}: the engine's version is folded at first`)
      await folded.getByTestId('engine').click()
      check(await folded.locator('.engine-body').isVisible(), `${address}: a reader may open it`)
      await folded.getByTestId('engine').click()
    }
    await runDemos(tab, address)
    await openCell(tab, address)
    await backInTime(tab, address)
    await touchPlane(tab, address)
    if (address !== '/') await solveExercise(tab, address)
    check(complaints.length === 0, `${address}: no complaint while it is used`, complaints)
    await context.close()
  })
}
