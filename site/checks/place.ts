// The reader's place: a heading that is chosen in "On this page" stays where it was scrolled to, whatever mounts above it; and
// a paragraph is where it was after a reload and after Back.
import type { Browser, Page as Tab } from 'playwright-core'

/** Farther than this, in pixels, and the reader has to look for the line. */
const TOLERANCE = 3
/** Where a reader leaves a page, as a share of its height. */
export const STOPS = [0.3, 0.8]

/** Waits until the page is as high as it was a moment ago, and nothing near the reader is still being mounted. */
async function settle(tab: Tab): Promise<void> {
  await tab.evaluate(async () => {
    const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
    const near = (element: Element): boolean => {
      const { top, bottom } = element.getBoundingClientRect()
      return bottom > -300 && top < innerHeight + 300
    }
    const pending = (): boolean =>
      [...document.querySelectorAll('.exercise .editor:not(.ready), .demo[data-kernels=""]')].some(near)
    let before = ''
    for (let i = 0; i < 50; i++) {
      await wait(80)
      const now = `${document.documentElement.scrollHeight} ${scrollY} ${pending()}`
      if (now === before && now.endsWith('false')) return
      before = now
    }
  })
}

/** Headings whose click in the page's contents does not bring them to where a second click would. */
async function missedHeadings(tab: Tab): Promise<string[]> {
  const headings = await tab.locator('.vp-doc :is(h2, h3)').count()
  const contents = tab.locator('.VPDocAsideOutline a').first()
  // They come with the scripts, on a busy machine long after the text. A page that has none is told below.
  if (headings) await contents.waitFor({ state: 'attached', timeout: 30_000 }).catch(() => {})
  const ids = await tab.evaluate(() =>
    [...document.querySelectorAll<HTMLAnchorElement>('.VPDocAsideOutline a')].map(({ hash }) =>
      decodeURIComponent(hash.slice(1)),
    ),
  )
  const faults: string[] = ids.length || !headings ? [] : ['the page has no contents']
  // Neither downwards nor upwards: each jump leaves much of the page between that nobody has seen.
  const order = ids.map((_, i) => ids[(i * 7 + 3) % ids.length])
  for (const id of ids.length % 7 ? order : ids.toReversed()) {
    await tab.evaluate((id) => {
      const links = document.querySelectorAll<HTMLAnchorElement>('.VPDocAsideOutline a')
      for (const link of links) if (decodeURIComponent(link.hash.slice(1)) === id) link.click()
    }, id)
    await settle(tab)
    const off = await tab.evaluate((id) => {
      const before = scrollY
      document.getElementById(id)?.scrollIntoView({ block: 'start' })
      return before - scrollY
    }, id)
    if (Math.abs(off) > TOLERANCE) faults.push(`#${id} misses by ${Math.round(off)} px`)
  }
  return faults
}

/** The block of the text at the top of what the reader sees, and how far it is from the window's edge. */
const blockAtTop = (): { index: number; top: number } => {
  const blocks = [...document.querySelectorAll('.vp-doc > div > *')]
  const index = blocks.findIndex((block) => block.getBoundingClientRect().bottom > 120)
  return { index, top: blocks[index]?.getBoundingClientRect().top ?? 0 }
}

async function lostPlaces(tab: Tab, stops: readonly number[]): Promise<string[]> {
  const faults: string[] = []
  const compare = async (what: string, { index, top }: { index: number; top: number }): Promise<void> => {
    const now = await tab.evaluate(
      (index) => document.querySelectorAll('.vp-doc > div > *')[index]?.getBoundingClientRect().top ?? NaN,
      index,
    )
    if (!(Math.abs(now - top) <= TOLERANCE)) faults.push(`${what} moves the text by ${Math.round(now - top)} px`)
  }
  for (const stop of stops) {
    await tab.evaluate((stop) => scrollTo(0, stop * (document.documentElement.scrollHeight - innerHeight)), stop)
    await settle(tab)
    const place = await tab.evaluate(blockAtTop)
    await tab.reload({ waitUntil: 'load' })
    await settle(tab)
    await compare(`reload at ${100 * stop} %`, place)
    const again = await tab.evaluate(blockAtTop)
    const here = tab.url()
    const title = await tab.title()
    await tab.evaluate(() => document.querySelector<HTMLAnchorElement>('.VPSidebar a[href$="/glossary"]')?.click())
    await tab.locator('.vp-doc h1', { hasText: 'Glossary' }).waitFor()
    await tab.goBack()
    await tab.waitForURL(here)
    await tab.waitForFunction((title) => document.title === title && document.querySelector('.vp-doc h1'), title)
    await settle(tab)
    await compare(`Back to ${100 * stop} %`, again)
  }
  return faults
}

/** What loses the reader's place on a page at a width; nothing, if all is well. */
export async function placeFaults(
  browser: Browser,
  address: string,
  width: number,
  stops: readonly number[],
): Promise<string[]> {
  const context = await browser.newContext({
    viewport: { width, height: width < 768 ? 667 : 800 },
    serviceWorkers: 'block',
  })
  try {
    // What tsx adds to functions that are sent to the page.
    await context.addInitScript('globalThis.__name = (f) => f')
    const tab = await context.newPage()
    tab.setDefaultTimeout(90_000)
    await tab.goto(address, { waitUntil: 'load' })
    return [...(await missedHeadings(tab)), ...(await lostPlaces(tab, stops))]
  } finally {
    await context.close()
  }
}
