// npm run site:test: the built site in a real Chromium. Accessibility in light and dark, demos, exercises, phones, offline. Alone:
// npm run site:test -- autograd --part=place
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { chromium, type Browser, type BrowserContext, type Page as Tab } from 'playwright-core'
import { slugOf } from '../../chapters/book/chapters.ts'
import { findChromium } from '../../chapters/book/chromium.ts'
import { writtenChapters } from '../../chapters/book/front-matter.ts'
import { readText, root } from '../../chapters/book/root.ts'
import { base } from '../addresses.ts'
import type { FromExercise } from '../components/exercise-protocol.ts'
import { dist, filesBelow } from './built.ts'
import { figureFaults } from './figures.ts'
import { cutFaults, frameFaults } from './frame.ts'
import { placeFaults } from './place.ts'
import { serve } from './server.ts'

const executablePath = findChromium()
if (!executablePath) {
  console.error(
    'The browser test needs Chromium, and none was found. Install it (Debian: apt-get install chromium) or name it: CHROMIUM_PATH=/path/to/chromium npm run site:test',
  )
  process.exit(1)
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const { server, origin } = await serve()
const at = (address: string): string => origin + base + address.slice(1)
const chapters = writtenChapters().map(({ slug }) => `/${slug}/`)
const flags = process.argv.slice(2).filter((word) => word.startsWith('--part='))
const only = process.argv.slice(2).filter((word) => !word.startsWith('--'))
const wanted = (address: string): boolean => !only.length || only.some((part) => address.includes(part))
const pages = ['/', ...chapters, '/glossary', '/source/', '/source/ops/matmul', '/source/tensor/tensor'].filter(wanted)

/** What tsx adds to functions that are sent to the page. */
const NAMES = 'globalThis.__name = (f) => f'
/** So much of a demo's pictures is to be in view beside each of its controls. */
const SEEN = 0.95
/** The smallest letters of a picture on a phone, in pixels. */
const LETTERS = 11

const problems: string[] = []
/** What was seen, and the lines that explain it, printed together: two pages are checked at a time. */
function check(ok: boolean, what: string, details: readonly string[] = []): void {
  if (!ok) problems.push(what)
  console.log([...details.map((detail) => `    ${detail}`), `${ok ? '✓' : '✗'} ${what}`].join('\n'))
}

/** Does the job for all items, two at a time: while one page waits, the other uses the machine. */
async function pairwise<T>(items: readonly T[], job: (item: T) => Promise<void>): Promise<void> {
  const waiting = items.values()
  const lane = async (): Promise<void> => {
    for (const item of waiting) await job(item)
  }
  await Promise.all([lane(), lane()])
}

/** A tab whose complaints are collected: errors, warnings, failed requests, and requests to anyone else's server. */
async function open(context: BrowserContext, address: string): Promise<{ tab: Tab; complaints: string[] }> {
  const tab = await context.newPage()
  const complaints: string[] = []
  tab.on('pageerror', (error) => complaints.push(`error: ${error.message}`))
  tab.on('console', (message) => {
    const text = message.text()
    if (['error', 'warning'].includes(message.type()) && !/Service Worker registration blocked/.test(text))
      complaints.push(`${message.type()}: ${text}`)
  })
  tab.on('requestfailed', (request) =>
    complaints.push(`failed: ${request.url()} ${request.failure()?.errorText ?? ''}`),
  )
  tab.on(
    'response',
    (response) => response.status() >= 400 && complaints.push(`${response.status()}: ${response.url()}`),
  )
  tab.on('request', (request) => {
    if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(origin))
      complaints.push(`third party: ${request.url()}`)
  })
  await tab.goto(at(address), { waitUntil: 'networkidle' })
  return { tab, complaints }
}

interface Violation {
  id: string
  impact: string
  nodes: { html: string; failureSummary: string }[]
}

async function violations(tab: Tab, runOnly: object): Promise<Violation[]> {
  const found = await tab.evaluate(async (runOnly) => {
    const { axe } = globalThis as unknown as {
      axe: { run(root: unknown, options: object): Promise<{ violations: Violation[] }> }
    }
    return (await axe.run(document, { runOnly })).violations
  }, runOnly)
  // axe does not count MathML as text, so a heading that is a formula looks empty to it. It has a name: plugins/tags.ts.
  const named = ({ html }: { html: string }): boolean => html.startsWith('<th aria-label=')
  return found
    .map((one) => (one.id === 'empty-table-header' ? { ...one, nodes: one.nodes.filter((node) => !named(node)) } : one))
    .filter(({ nodes }) => nodes.length > 0)
}

function report(found: Violation[], where: string): void {
  const details = found.flatMap(({ id, impact, nodes: [{ html, failureSummary }, ...others] }) => [
    `${id} (${impact}) × ${1 + others.length}: ${html.slice(0, 200)}`,
    `  ${failureSummary.split('\n').slice(0, 3).join(' ')}`,
  ])
  check(found.length === 0, `${where}: ${found.length} axe violations`, details)
}

/** One visit to each page, with its editors open and its demos stepped once: by day, by night, and as wide as a phone. */
async function look(browser: Browser): Promise<void> {
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
    await tab.evaluate(axe)
    report(await violations(tab, { type: 'tag', values: tags }), `${address} in light`)

    // What a page is made of does not depend on the theme; its colors do.
    await tab.emulateMedia({ colorScheme: 'dark' })
    await tab.waitForFunction(() => document.documentElement.classList.contains('dark'))
    await tab.waitForTimeout(400)
    report(
      await violations(tab, { type: 'rule', values: ['color-contrast', 'link-in-text-block'] }),
      `${address} in dark`,
    )

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

/** Each demo of the page runs: its step counter grows after Start (or Step). */
async function runDemos(tab: Tab, address: string): Promise<void> {
  await tab
    .locator('.demo[data-steps]')
    .first()
    .waitFor({ timeout: 10_000 })
    .catch(() => undefined)
  const panels = await tab.locator('.demo[data-steps]').all()
  check(
    panels.length > 0 && panels.length >= (askedFor('Demo', address) ?? 1),
    `${address}: has ${panels.length} demos`,
  )
  for (const panel of panels) {
    const name = `${address}: ${await panel.getAttribute('aria-label')}`
    await panel.scrollIntoViewIfNeeded()
    const before = Number(await panel.getAttribute('data-steps'))
    const start = panel.getByTestId('demo-start')
    await ((await start.count()) ? start : panel.getByTestId('demo-step')).click()
    const element = await panel.elementHandle()
    const grown = await tab
      .waitForFunction(
        ({ element, before }) => Number(element?.getAttribute('data-steps')) > before,
        { element, before },
        { timeout: 20_000, polling: 200 },
      )
      .then(
        () => true,
        () => false,
      )
    check(grown, `${name} runs (${await panel.getByTestId('demo-status').innerText()})`)
    check((await panel.getByRole('alert').count()) === 0, `${name} shows no error`)
    const kernels = await panel.getAttribute('data-kernels')
    check(kernels === 'wasm', `${name} computes with the kernels '${kernels}'`)
    if ((await panel.getAttribute('data-state')) === 'running') await start.click()
  }
}

/** A demo can be taken back to its first picture, is still out of sight, and goes on in sight. */
async function backInTime(tab: Tab, address: string): Promise<void> {
  const panel = tab.locator('.demo', { has: tab.getByTestId('demo-past') }).first()
  if (!(await panel.count()) || !(await panel.getByTestId('demo-start').count())) return
  const steps = async (): Promise<number> => Number(await panel.getAttribute('data-steps'))
  await panel.getByTestId('demo-reset').click()
  await panel.scrollIntoViewIfNeeded()
  await panel.getByTestId('demo-step').click()
  await tab.waitForTimeout(400)
  const after = await steps()
  await panel.getByTestId('demo-past').fill('0')
  await tab.waitForTimeout(100)
  check(after > 0 && (await steps()) === 0, `${address}: back in time, from step ${after} to ${await steps()}`)

  await panel.getByTestId('demo-start').click()
  await tab.waitForTimeout(300)
  await tab.evaluate(() => scrollTo(0, 0))
  const away = await panel.evaluate((element) => element.getBoundingClientRect().top > innerHeight)
  await tab.waitForTimeout(800)
  const before = await steps()
  await tab.waitForTimeout(500)
  if (away) check((await steps()) === before, `${address}: out of sight the demo rests at step ${before}`)
  await panel.scrollIntoViewIfNeeded()
  if ((await panel.getAttribute('data-state')) === 'running') await panel.getByTestId('demo-start').click()
}

/** Into a plane that takes points one can be put while the network learns, moved, and taken out. */
async function touchPlane(tab: Tab, address: string): Promise<void> {
  const panel = tab.locator('.demo', { has: tab.getByTestId('touch') }).first()
  if (!(await panel.count())) return
  const status = panel.getByTestId('demo-status')
  const points = async (): Promise<number> => Number(/ of (\d+) right/.exec(await status.innerText())?.[1])
  /** Waits a while for the number of points to become this. */
  const becomes = async (wanted: number, what: string): Promise<void> => {
    const line = status.filter({ hasText: ` of ${wanted} right` })
    await line.waitFor({ timeout: 10_000 }).catch(() => undefined)
    check((await points()) === wanted, `${address}: ${what}: ${await points()} points`)
  }
  await panel.getByTestId('demo-reset').click()
  await panel.getByTestId('demo-start').click()
  const plane = panel.getByTestId('touch')
  const box = await plane.boundingBox()
  if (!box) return check(false, `${address}: the plane is in view`)
  const place = (x: number, y: number): [number, number] => [box.x + x * box.width, box.y + y * box.height]
  const before = await points()
  await tab.mouse.click(...place(0.04, 0.04))
  await becomes(before + 1, 'a click puts a point')
  await tab.mouse.move(...place(0.04, 0.04))
  await tab.mouse.down()
  await tab.mouse.move(...place(0.04, 0.3), { steps: 4 })
  await tab.mouse.move(...place(0.04, 0.96), { steps: 4 })
  await tab.mouse.up()
  await becomes(before + 1, 'a drag moves it')
  await tab.waitForTimeout(300)
  await tab.mouse.click(...place(0.04, 0.96))
  await becomes(before, 'a click where it is now takes it out')
  const state = await panel.getAttribute('data-state')
  check(state === 'running', `${address}: the network learned all the while (${state})`)
  await panel.getByTestId('demo-start').click()
}

/** A demo or a chart whose script does not come says so, and comes when it is asked for again. */
async function notLoaded(browser: Browser): Promise<void> {
  const address = chapters.filter(wanted).at(0)
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
      told.waitFor({ timeout: 10_000 }).then(
        () => true,
        () => false,
      )
    check(await says(), `${address}: a ${part} that does not come is told`)
    await tab.unroute(script)
    if (await told.count()) await told.getByRole('button').click()
    const came = tab.locator(part === 'Demo' ? '.demo[data-kernels="wasm"]' : '.demo .chart-box canvas:visible').first()
    await came.scrollIntoViewIfNeeded().catch(() => undefined)
    await came.waitFor({ timeout: 10_000 }).catch(() => undefined)
    check((await came.count()) > 0 && !(await told.count()), `${address}: the ${part} comes when asked for again`)
    await context.close()
  }
}

/** A confusion matrix is walked with the arrow keys, and Enter shows the images that a cell counts. */
async function openCell(tab: Tab, address: string): Promise<void> {
  const opened = tab.getByTestId('opened')
  if (!(await opened.count())) return
  const cells = tab.locator('.matrix button')
  await cells.first().focus()
  for (const key of ['ArrowDown', 'ArrowRight', 'ArrowUp', 'ArrowLeft', 'Enter']) await tab.keyboard.press(key)
  const [what, count] = [await cells.first().getAttribute('aria-label'), Number(await cells.first().innerText())]
  const shown = await opened
    .filter({ hasText: what ?? '' })
    .waitFor({ timeout: 5000 })
    .then(
      () => true,
      () => false,
    )
  const images = await opened.locator('canvas').count()
  check(shown && images === Math.min(12, count), `${address}: a cell opens by keyboard: ${what}, ${images} shown`)
}

/** How many demos or exercises the chapter's text asks for; undefined where the page is no chapter. */
function askedFor(tag: 'Demo' | 'Exercise', address: string): number | undefined {
  const folder = writtenChapters().find(({ slug }) => address.startsWith(`/${slug}/`))?.name
  return folder
    ? [...readText(`chapters/${folder}/index.md`).matchAll(new RegExp(`^<${tag}\\b`, 'gm'))].length
    : undefined
}

async function solveExercise(tab: Tab, address: string): Promise<void> {
  const has = await tab.locator('.exercise').count()
  const asked = askedFor('Exercise', address)
  check(has === asked, `${address}: has ${has} exercises of ${asked}`)
  const panel = tab.locator('.exercise').first()
  if (!has) return
  const id = await panel.getAttribute('data-exercise')
  const folder = await panel.getAttribute('data-folder')
  const name = String(folder).split('/')[1]
  const result = panel.getByTestId('result')
  const says = (pattern: RegExp, timeout = 15_000): Promise<boolean> =>
    result
      .filter({ hasText: pattern })
      .waitFor({ timeout })
      .then(
        () => true,
        () => false,
      )
  const write = async (code: string): Promise<void> => {
    await panel.locator('.cm-content').click()
    await tab.keyboard.press('ControlOrMeta+A')
    await tab.keyboard.press('Delete')
    await tab.keyboard.insertText(code)
  }
  await panel.scrollIntoViewIfNeeded()
  await panel.locator('.cm-content').waitFor()
  await panel.getByTestId('run').click()
  check(await says(/Not started yet/), `${id}: the starter solves nothing`)

  await write('while (true) {}')
  const start = Date.now()
  await tab.keyboard.press('ControlOrMeta+Enter')
  check(
    await says(/endless loop/),
    `${id}: an endless loop is stopped after ${((Date.now() - start) / 1000).toFixed(1)} s`,
  )

  await write('export function f(x: number { return 1 }')
  await tab.keyboard.press('ControlOrMeta+Enter')
  check(await says(/Line 1: /), `${id}: a syntax error is shown with its line`)

  await panel.getByTestId('hint').click()
  await panel.locator('.hint').first().waitFor()
  check((await panel.locator('.hint').count()) === 1, `${id}: one hint at a time`)

  await write(readText(`solutions/${folder}/${name}.ts`))
  await tab.keyboard.press('ControlOrMeta+Enter')
  const solved = await panel
    .getByTestId('solved')
    .waitFor({ timeout: 15_000 })
    .then(
      () => true,
      () => false,
    )
  check(solved, `${id}: the solution passes every check`, solved ? [] : [await result.innerText()])
  const [pass, all] = /(\d+) of (\d+)/.exec(await result.innerText())?.slice(1) ?? []
  check(pass === all && Number(all) > 0, `${id}: ${pass} of ${all} checks pass`)
  const engine = tab.locator(`.engine[data-exercise="${id}"]`).first()
  if (await engine.count())
    check(await engine.locator('.engine-body').isVisible(), `${id}: solved, the engine's version is unfolded`)

  // Out of the editor by keyboard: Esc, then Tab.
  await panel.locator('.cm-content').click()
  await tab.keyboard.press('Escape')
  await tab.keyboard.press('Tab')
  check(
    !(await panel.locator('.cm-content').evaluate((content) => content.contains(document.activeElement))),
    `${id}: Esc and Tab leave the editor`,
  )

  await tab.reload({ waitUntil: 'networkidle' })
  await panel.scrollIntoViewIfNeeded()
  await panel.locator('.cm-content').waitFor()
  check((await panel.getByTestId('solved').count()) === 1, `${id}: solved survives a reload`)
  const kept = await panel.locator('.cm-content').innerText()
  check(!kept.includes(`todo('`), `${id}: the code survives a reload`)
}

/** Nobody loses the line: at four widths, each chapter at one of them, or at all with the name of a chapter. */
async function place(browser: Browser): Promise<void> {
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

async function interactive(browser: Browser): Promise<void> {
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

/** Every solution passes in the page's worker, whose kernels are not those of the terminal. */
async function solutions(browser: Browser): Promise<void> {
  const context = await browser.newContext({ serviceWorkers: 'block' })
  const { tab } = await open(context, '/')
  const worker = filesBelow(dist).find((file) => /exercise\.worker-[\w-]+\.js$/.test(file))
  const folders = filesBelow(`${root}/exercises`)
    .filter(
      (file) =>
        /^\d\d-[^/]+\/[^/]+\/checks\.ts$/.test(file) && (!only.length || wanted(`/${slugOf(file.split('/')[0])}/`)),
    )
    .map((file) => file.replace(/\/checks\.ts$/, ''))
  const solution = (folder: string): string => readText(`solutions/${folder}/${folder.split('/')[1]}.ts`)
  const judge = (folder: string, source: string): Promise<FromExercise> =>
    tab.evaluate(
      ([address, folder, source]) =>
        new Promise<FromExercise>((resolve) => {
          const worker = new Worker(address, { type: 'module' })
          worker.onmessage = ({ data }: MessageEvent<FromExercise>) => {
            if (data.type === 'ready') return
            worker.terminate()
            resolve(data)
          }
          worker.onerror = ({ message }) => resolve({ type: 'error', message, log: [] })
          setTimeout(() => {
            worker.terminate()
            resolve({ type: 'error', message: 'no answer', log: [] })
          }, 20_000)
          worker.postMessage({ folder, source })
        }),
      [at(`/${worker}`), folder, source],
    )
  await pairwise(folders, async (folder) => {
    const answer = await judge(folder, solution(folder))
    const failed = answer.type === 'results' ? answer.results.filter(({ status }) => status !== 'pass') : []
    const faults = answer.type === 'error' ? [answer.message] : failed.map(({ name, message }) => `${name}: ${message}`)
    if (faults.length) check(false, `${folder}: its solution on the page: ${faults.join('; ')}`)
    if (answer.type === 'results' && answer.milliseconds > 2000)
      // Said, not judged: a busy machine is no fault of the exercise.
      console.log(`    ${folder}: its solution takes ${answer.milliseconds.toFixed(0)} ms on the page, of 3000`)
  })
  check(folders.length > 0, `${folders.length} solutions were run on the page`)
  // The judge on the page fails what is wrong, and sees what a call does to its arguments.
  const sumTo = '04-backprop/sum-to'
  const spoiled: [string, string, string, RegExp][] = [
    ['overwrites', '] += gradient', '] = gradient', /wanted/],
    ['changes its argument', '  return {', '  gradient.data[0] += 1\n  return {', /changes its first argument/],
  ]
  for (const [what, from, to, says] of folders.includes(sumTo) ? spoiled : []) {
    const answer = await judge(sumTo, solution(sumTo).replace(from, to))
    const failed = answer.type === 'results' ? answer.results.filter(({ status }) => status !== 'pass') : []
    const told = failed.some(({ message }) => says.test(message ?? ''))
    check(told, `${sumTo} that ${what} fails on the page`, told ? [] : [JSON.stringify(answer).slice(0, 400)])
  }
  await context.close()
}

/** Without scripts a page still shows its text and the exercises' starter code. */
async function withoutScripts(browser: Browser): Promise<void> {
  const context = await browser.newContext({ javaScriptEnabled: false })
  for (const address of chapters.filter(wanted)) {
    const tab = await context.newPage()
    await tab.goto(at(address))
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
  }
  await context.close()
}

async function offline(browser: Browser): Promise<void> {
  const context = await browser.newContext()
  const { tab: first } = await open(context, '/')
  await first.waitForFunction(() => navigator.serviceWorker.controller, undefined, { timeout: 60_000 })
  // A page of the source is kept once it was read.
  await (await open(context, '/source/ops/matmul')).tab.close()
  await context.setOffline(true)
  await pairwise(['/', ...chapters, '/glossary', '/source/ops/matmul'].filter(wanted), async (address) => {
    const tab = await context.newPage()
    const response = await tab.goto(at(address), { waitUntil: 'load' }).catch(() => null)
    check(Boolean(response?.ok()) && (await tab.locator('h1').count()) === 1, `${address}: opens without a network`)
    if (address === '/' || chapters.includes(address)) await runDemos(tab, `${address} without a network`)
    await tab.close()
  })
  const last = chapters.filter(wanted).at(-1)
  if (last) {
    await first.goto(at(last), { waitUntil: 'load' })
    await solveExercise(first, `${last} without a network`)
  }
  await context.close()
}

const browser = await chromium.launch({
  executablePath,
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
})
try {
  console.log(`${executablePath}, ${browser.version()}`)
  const parts: Record<string, (browser: Browser) => Promise<void>> = {
    look,
    place,
    use: interactive,
    'not-loaded': notLoaded,
    solutions,
    'without-scripts': withoutScripts,
    offline,
  }
  const chosen = flags.map((flag) => flag.slice('--part='.length))
  const unknown = chosen.filter((name) => !(name in parts))
  if (unknown.length)
    throw new Error(`no part is called ${unknown.join(', ')}; there are ${Object.keys(parts).join(', ')}`)
  for (const [name, run] of Object.entries(parts).filter(([name]) => !chosen.length || chosen.includes(name))) {
    const start = Date.now()
    await run(browser)
    console.log(`  ${name}: ${((Date.now() - start) / 1000).toFixed(1)} s`)
  }
} catch (error) {
  problems.push(String(error))
  console.error(error)
} finally {
  await browser.close()
  server.close()
}
console.log(
  problems.length
    ? `\n${problems.length} problems:\n${problems.map((problem) => `✗ ${problem}`).join('\n')}`
    : '\nThe site works in Chromium',
)
process.exit(problems.length ? 1 : 0)
