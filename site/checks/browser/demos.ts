import type { Page as Tab } from 'playwright-core'
import { askedFor, check, until } from './stand.ts'

/** Each demo of the page runs: its step counter grows after Start (or Step). */
export async function runDemos(tab: Tab, address: string): Promise<void> {
  await tab
    .locator('.demo[data-steps]')
    .first()
    .waitFor({ timeout: 20_000 })
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
export async function backInTime(tab: Tab, address: string): Promise<void> {
  const panel = tab.locator('.demo', { has: tab.getByTestId('demo-past') }).first()
  if (!(await panel.count()) || !(await panel.getByTestId('demo-start').count())) return
  const steps = async (): Promise<number> => Number(await panel.getAttribute('data-steps'))
  const state = async (): Promise<string | null> => panel.getAttribute('data-state')
  await panel.getByTestId('demo-reset').click()
  await panel.scrollIntoViewIfNeeded()
  await panel.getByTestId('demo-step').click()
  await until(async () => (await steps()) > 0)
  const after = await steps()
  await panel.getByTestId('demo-past').fill('0')
  await until(async () => (await steps()) === 0)
  check(after > 0 && (await steps()) === 0, `${address}: back in time, from step ${after} to ${await steps()}`)

  await panel.getByTestId('demo-start').click()
  await until(async () => (await steps()) > 0)
  await tab.evaluate(() => scrollTo(0, 0))
  const away = await panel.evaluate((element) => element.getBoundingClientRect().top > innerHeight)
  if (away && (await state()) !== 'done') {
    await until(async () => (await state()) === 'paused')
    // What was under way when it stopped may still come.
    let before = NaN
    await until(async () => before === (before = await steps()), 500)
    check(
      (await state()) === 'paused' && before === (await steps()),
      `${address}: out of sight the demo rests at step ${before}`,
    )
    await panel.scrollIntoViewIfNeeded()
    await until(async () => (await state()) !== 'paused')
    check((await state()) !== 'paused', `${address}: in sight it goes on`)
  }
  if ((await state()) === 'running') await panel.getByTestId('demo-start').click()
}

/** Into a plane that takes points one can be put while the network learns, moved, and taken out. */
export async function touchPlane(tab: Tab, address: string): Promise<void> {
  const panel = tab.locator('.demo', { has: tab.getByTestId('touch') }).first()
  if (!(await panel.count())) return
  const status = panel.getByTestId('demo-status')
  const points = async (): Promise<number> => Number(/ of (\d+) right/.exec(await status.innerText())?.[1])
  /** Waits a while for the number of points to become this. */
  const becomes = async (wanted: number, what: string): Promise<void> => {
    const line = status.filter({ hasText: ` of ${wanted} right` })
    await line.waitFor({ timeout: 20_000 }).catch(() => undefined)
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
  // The worker takes what it is told in turn: after some more steps it has the last of the moves.
  const steps = async (): Promise<number> => Number(await panel.getAttribute('data-steps'))
  const moved = await steps()
  await until(async () => (await steps()) >= moved + 4)
  await tab.mouse.click(...place(0.04, 0.96))
  await becomes(before, 'a click where it is now takes it out')
  const state = await panel.getAttribute('data-state')
  check(state === 'running', `${address}: the network learned all the while (${state})`)
  await panel.getByTestId('demo-start').click()
}

/** A confusion matrix is walked with the arrow keys, and Enter shows the images that a cell counts. */
export async function openCell(tab: Tab, address: string): Promise<void> {
  const opened = tab.getByTestId('opened')
  if (!(await opened.count())) return
  const cells = tab.locator('.matrix button')
  await cells.first().focus()
  for (const key of ['ArrowDown', 'ArrowRight', 'ArrowUp', 'ArrowLeft', 'Enter']) await tab.keyboard.press(key)
  const [what, count] = [await cells.first().getAttribute('aria-label'), Number(await cells.first().innerText())]
  const shown = await opened
    .filter({ hasText: what ?? '' })
    .waitFor({ timeout: 20_000 })
    .then(
      () => true,
      () => false,
    )
  const images = await opened.locator('canvas').count()
  check(shown && images === Math.min(12, count), `${address}: a cell opens by keyboard: ${what}, ${images} shown`)
}
