import type { Browser } from 'playwright-core'
import { backInTime, openCell, runDemos, touchPlane } from './demos.ts'
import { countExercises, solveExercise } from './exercise.ts'
import { askedFor, chapters, check, isUsed, only, open, pages, pairwise, wanted } from './stand.ts'

/** The first page of each chapter that has an exercise: there one is solved. */
const solvedAt = chapters.map(({ address, parts }) => [address, ...parts].find((page) => askedFor('Exercise', page)))

const worth = (page: string): boolean =>
  only.length > 0 ? isUsed(page) : Boolean(askedFor('Demo', page)) || solvedAt.includes(page)

/**
 * A reader uses each page that has a demo, and the first with an exercise: unfolds, runs the demo, solves the exercise. With the
 * name of a chapter each page that has something to use.
 */
export async function use(browser: Browser): Promise<void> {
  await pairwise(['/', ...pages.filter(worth)].filter(wanted), async (address) => {
    const context = await browser.newContext({ serviceWorkers: 'block' })
    const { tab, complaints } = await open(context, address)
    const folded = tab.locator('.engine').first()
    if (await folded.count()) {
      check(!(await folded.locator('.engine-body').isVisible()), `${address}: the engine's version is folded at first`)
      await folded.getByTestId('engine').click()
      check(await folded.locator('.engine-body').isVisible(), `${address}: a reader may open it`)
      await folded.getByTestId('engine').click()
    }
    if (address === '/' || askedFor('Demo', address)) {
      await runDemos(tab, address)
      await openCell(tab, address)
      await backInTime(tab, address)
      await touchPlane(tab, address)
    }
    if (address !== '/') await countExercises(tab, address)
    if (solvedAt.includes(address)) await solveExercise(tab)
    check(complaints.length === 0, `${address}: no complaint while it is used`, complaints)
    await context.close()
  })
}
