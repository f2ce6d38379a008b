import type { Browser } from 'playwright-core'
import { writtenChapters } from '../../../chapters/book/front-matter.ts'
import { partsOf } from '../../../chapters/book/parts.ts'
import { at, check, NAMES, open, until, wanted } from './stand.ts'

/** What readers type, and the section that answers. */
const asked = {
  softmax: '/layers-and-losses/softmax',
  'learning rate too high': '/gradient-descent/gradient-and-step#too-small-right-too-large',
  'loss is nan': '/training/debugging#a-run-that-does-not-learn',
  'weight initialization': '/layers-and-losses/activations-and-first-weights#first-weights',
  'matrix multiplication': '/tensors/matrix-product#the-matrix-product',
  'batch size': '/training/batches',
}

/** A chapter in parts: old addresses lead to the part, a reader finds back to it, and the search says whose it is. */
export async function reading(browser: Browser): Promise<void> {
  const chapter = writtenChapters().find(({ slug, parts }) => parts.length > 1 && wanted(`/${slug}/`))
  if (!chapter) return
  const { parts } = partsOf(chapter)
  const [first, second] = parts
  const address = `/${chapter.slug}/${second.address}`
  const context = await browser.newContext({ serviceWorkers: 'block' })
  await context.addInitScript(NAMES)
  const { tab, complaints } = await open(context, `/${chapter.slug}/#${second.anchors[0]}`)
  // The address changes first, and then the page comes.
  const heading = tab.locator(`[id="${second.anchors[0]}"]`)
  await heading.waitFor({ timeout: 60_000 }).catch(() => undefined)
  const top = (await heading.count()) ? await heading.evaluate((one) => one.getBoundingClientRect().top) : -1
  check(tab.url().includes(`${address}#`) && top >= 0, `an address of before leads to ${address}`)

  for (const [page, name] of [
    ['/', 'the home page'],
    [`/${chapter.slug}/`, "the chapter's opening"],
  ]) {
    await tab.goto(at(page), { waitUntil: 'networkidle' })
    const onward = tab.getByTestId('continue')
    await onward.waitFor({ timeout: 60_000 }).catch(() => undefined)
    const href = (await onward.count()) ? await onward.getAttribute('href') : ''
    check(Boolean(href?.endsWith(address)), `${name} continues at ${address} (${href})`)
  }
  const mark = (name: string): Promise<string> =>
    tab.locator(`.VPSidebar a[href$="/${name}"] .text`).evaluate((text) => getComputedStyle(text, '::after').content)
  await until(async () => /·/.test(await mark(second.address)))
  check(/·/.test(await mark(second.address)), `${address} is marked as visited`)
  check(!/·/.test(await mark(first.address)), `${first.address} is not`)

  await tab.setViewportSize({ width: 375, height: 667 })
  await tab.goto(at(address), { waitUntil: 'networkidle' })
  const bar = await tab
    .locator('.VPLocalNav .menu > .menu-text')
    .evaluate((text) => getComputedStyle(text, '::after').content)
  check(bar === `"2 of ${parts.length}"`, `on a phone the bar says ${bar}`)
  const whole = tab.locator('.whole-chapter a')
  check(Boolean((await whole.getAttribute('href'))?.endsWith('/whole')), `${address} leads to the whole chapter`)

  await tab.setViewportSize({ width: 1280, height: 800 })
  await tab.locator('.VPNavBarSearch button').first().click()
  await tab.locator('.VPLocalSearchBox input').fill(second.title)
  const result = tab.locator('.VPLocalSearchBox .result', { hasText: second.title }).first()
  await result.waitFor({ timeout: 30_000 }).catch(() => undefined)
  const found = (await result.count()) ? await result.innerText() : ''
  check(found.includes(chapter.title), `the search names the chapter: ${found.replace(/\s+/g, ' ').slice(0, 80)}`)
  for (const [query, section] of Object.entries(asked)) {
    await tab.locator('.VPLocalSearchBox input').fill(query)
    const first = tab.locator('.VPLocalSearchBox a.result').first()
    const place = async (): Promise<string> => (await first.getAttribute('href').catch(() => null)) ?? ''
    await until(async () => (await place()).includes(section))
    const got = await place()
    check(got.includes(section), `the search for '${query}' finds ${got} first`)
  }
  // What a page had not yet fetched when the reader left it does not come.
  const faults = complaints.filter((complaint) => !/ERR_ABORTED/.test(complaint))
  check(faults.length === 0, 'no complaint about a chapter in parts', faults)
  await context.close()

  // Where the browser keeps nothing of ours, everything works.
  const closed = await browser.newContext({ serviceWorkers: 'block' })
  await closed.addInitScript(`for (const name of ['getItem', 'setItem']) {
    const own = Storage.prototype[name]
    Storage.prototype[name] = function (key, ...rest) {
      if (key.startsWith('chalkgrad:')) throw new Error('closed')
      return own.call(this, key, ...rest)
    }
  }`)
  const { tab: shut, complaints: errors } = await open(closed, address)
  check(
    errors.length === 0 && (await shut.locator('h1').count()) === 1,
    `${address} works where nothing is kept`,
    errors,
  )
  await closed.close()
}
