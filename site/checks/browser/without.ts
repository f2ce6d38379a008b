import type { Browser } from 'playwright-core'
import { runDemos } from './demos.ts'
import { solveExercise } from './exercise.ts'
import { askedFor, at, chapters, check, longest, NAMES, only, open, pages, pairwise, wanted } from './stand.ts'

/** A demo or a chart whose script does not come says so, and comes when it is asked for again. */
export async function notLoaded(browser: Browser): Promise<void> {
  const address = pages.filter(wanted).find((page) => askedFor('Demo', page))
  if (!address) return
  for (const part of ['Demo', 'chart']) {
    const context = await browser.newContext({ serviceWorkers: 'block' })
    await context.addInitScript(NAMES)
    const tab = await context.newPage()
    const script = new RegExp(`/${part}\\.[\\w-]+\\.js$`)
    await tab.route(script, (route) => route.abort())
    await tab.goto(at(address), { waitUntil: 'load' })
    const told = tab.getByTestId('not-loaded').first()
    const says = async (): Promise<boolean> =>
      told.waitFor({ timeout: 20_000 }).then(
        () => true,
        () => false,
      )
    check(await says(), `${address}: a ${part} that does not come is told`)
    await tab.unroute(script)
    if (await told.count()) await told.getByRole('button').click()
    const came = tab.locator(part === 'Demo' ? '.demo[data-kernels="wasm"]' : '.demo .chart-box canvas:visible').first()
    await came.scrollIntoViewIfNeeded().catch(() => undefined)
    await came.waitFor({ timeout: 20_000 }).catch(() => undefined)
    check((await came.count()) > 0 && !(await told.count()), `${address}: the ${part} comes when asked for again`)
    await context.close()
  }
}

/** Without scripts a page still shows its text and the exercises' starter code. */
export async function withoutScripts(browser: Browser): Promise<void> {
  const context = await browser.newContext({ javaScriptEnabled: false })
  // A chapter on one page has all that its parts have.
  const whole = chapters.map(({ address, whole, parts }) => (parts.length === 0 ? address : whole))
  await pairwise(whole.filter(wanted), async (address) => {
    const tab = await context.newPage()
    await tab.goto(at(address), { waitUntil: 'domcontentloaded' })
    const starters = await tab.locator('.exercise .starter pre').allInnerTexts()
    const exercises = await tab.locator('.exercise').count()
    check(
      exercises === askedFor('Exercise', address) &&
        starters.length === exercises &&
        starters.every((text) => text.includes('todo(')),
      `${address} without scripts: the starter code of ${exercises} exercises`,
    )
    const hidden = await tab.locator('.engine-body:not(:visible), .engine-title:visible').count()
    check(hidden === 0, `${address} without scripts: the engine's versions are unfolded`)
    await tab.close()
  })
  await context.close()
}

export async function offline(browser: Browser): Promise<void> {
  const context = await browser.newContext()
  const { tab: first } = await open(context, '/')
  await first.waitForFunction(() => navigator.serviceWorker.controller, undefined, { timeout: 60_000 })
  // A page of the source is kept once it was read.
  await (await open(context, '/source/ops/matmul')).tab.close()
  await context.setOffline(true)
  // All pages are in one list, sw.js: where chapters begin, and what fetches more than its text, stand for the others.
  const begun = chapters.map(({ address }) => address)
  // Of the demos the first of each chapter: each fetches its data by the same list. With the name of a chapter, all of them.
  const demos = chapters.flatMap(({ address, parts }) => {
    const own = [address, ...parts].filter((page) => askedFor('Demo', page))
    return only.length ? own : own.slice(0, 1)
  })
  const visited = pages.filter((page) => begun.includes(page) || demos.includes(page))
  await pairwise(['/', ...visited, ...longest, '/glossary', '/source/ops/matmul'].filter(wanted), async (address) => {
    const tab = await context.newPage()
    const response = await tab.goto(at(address), { waitUntil: 'load' }).catch(() => null)
    check(Boolean(response?.ok()) && (await tab.locator('h1').count()) === 1, `${address}: opens without a network`)
    if (address === '/' || (pages.includes(address) && askedFor('Demo', address)))
      await runDemos(tab, `${address} without a network`)
    await tab.close()
  })
  const last = pages.filter(wanted).findLast((page) => askedFor('Exercise', page))
  if (last) {
    await first.goto(at(last), { waitUntil: 'load' })
    await solveExercise(first)
  }
  await context.close()
}
