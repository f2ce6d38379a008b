import type { Browser } from 'playwright-core'
import { figureFaults } from '../figures.ts'
import { cutFaults, frameFaults } from '../frame.ts'
import { byDay, byNight } from './accessibility.ts'
import { chapters, check, NAMES, only, open, pairwise, wanted } from './stand.ts'

const others = ['/glossary', '/source/', '/source/ops/matmul', '/source/tensor/tensor']
/**
 * A chapter on one page has all that its parts have, at the same width. How a part is framed is seen at the opening; with
 * the name of a chapter at all of its parts.
 */
const ofChapters = chapters.flatMap(({ address, whole, parts }) =>
  parts.length === 0 ? [address] : [address, ...(only.length ? parts : []), whole],
)
const pages = ['/', ...ofChapters, ...others].filter(wanted)
/** So much of a demo's pictures is to be in view beside each of its controls. */
const SEEN = 0.95
/** The smallest letters of a picture on a phone, in pixels. */
const LETTERS = 11

/** One visit to each page, with its editors open and its demos stepped once: by day, by night, and as wide as a phone. */
export async function look(browser: Browser): Promise<void> {
  const context = await browser.newContext({ colorScheme: 'light', reducedMotion: 'reduce', serviceWorkers: 'block' })
  await context.addInitScript(NAMES)
  await pairwise(pages, async (address) => {
    const { tab, complaints } = await open(context, address)
    for (const exercise of await tab.locator('.exercise').all()) {
      await exercise.scrollIntoViewIfNeeded()
      await exercise.locator('.cm-content').waitFor()
    }
    for (const panel of await tab.locator('.demo[data-steps]').all()) {
      const step = panel.getByTestId('demo-step')
      await panel.scrollIntoViewIfNeeded()
      if ((await step.count()) && (await step.isEnabled())) await step.click()
    }
    await tab.waitForTimeout(150)
    await byDay(tab, address)
    await byNight(tab, address)

    // What is wider than its column says so, and a demo's controls stand beside its pictures.
    for (const [width, height] of [
      [1280, 720],
      [375, 667],
    ]) {
      await tab.setViewportSize({ width, height })
      await tab.waitForTimeout(300)
      const cut = await tab.evaluate(cutFaults)
      check(cut.length === 0, `${address} at ${width} px: ${cut.length} cut without a sign that they go on`, cut)
      const apart = await tab.evaluate(frameFaults, SEEN)
      check(
        apart.length === 0,
        `${address} at ${width} × ${height}: ${apart.length} controls apart from pictures`,
        apart,
      )
    }
    const small = await tab.evaluate(figureFaults, LETTERS)
    check(
      small.length === 0,
      `${address} at 375 px: ${small.length} texts of figures cannot be read`,
      small.slice(0, 40),
    )
    const overflow = await tab.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    const tooWide = () =>
      [...document.querySelectorAll('main *, .VPDoc *')]
        .filter((element) => element.getBoundingClientRect().right > innerWidth + 1)
        .slice(0, 3)
        .map((element) => element.outerHTML.slice(0, 120))
    const wide = overflow > 0 ? await tab.evaluate(tooWide) : []
    check(overflow <= 0, `${address} at 375 px: ${Math.max(0, overflow)} px too wide`, wide)
    check(
      complaints.length === 0,
      `${address}: ${complaints.length} errors, warnings, failed or third-party requests`,
      complaints,
    )
    await tab.close()
  })
  await context.close()
}
