import type { Page as Tab } from 'playwright-core'
import { readText } from '../../../chapters/book/root.ts'
import { askedFor, check, until } from './stand.ts'

/** A page has the exercises that its text asks for. */
export async function countExercises(tab: Tab, address: string): Promise<void> {
  const asked = askedFor('Exercise', address)
  await until(async () => (await tab.locator('.exercise').count()) === asked)
  const has = await tab.locator('.exercise').count()
  check(has === asked, `${address}: has ${has} exercises of ${asked}`)
}

export async function solveExercise(tab: Tab): Promise<void> {
  const panel = tab.locator('.exercise').first()
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
  /** What the editor shows, once it draws no more: only the lines in view are there, and they come bit by bit. */
  const text = async (): Promise<string> => {
    let shown = ''
    await until(async () => {
      const before = shown
      shown = await panel.locator('.cm-content').innerText()
      return shown === before && shown.trim() !== ''
    }, 250)
    return shown
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
  await until(async () => (await panel.getByTestId('solved').count()) === 1)
  check((await panel.getByTestId('solved').count()) === 1, `${id}: solved survives a reload`)
  const kept = await text()
  check(!kept.includes(`todo('`), `${id}: the code survives a reload`)

  // To another page and back, without a reload.
  await tab.evaluate(() => document.querySelector<HTMLAnchorElement>('.VPSidebar a[href$="/glossary"]')?.click())
  await tab.locator('.vp-doc h1', { hasText: 'Glossary' }).waitFor()
  await tab.goBack()
  await panel.waitFor({ state: 'attached' })
  await panel.scrollIntoViewIfNeeded()
  await panel.locator('.cm-content').waitFor()
  // The editor draws the lines in view alone: it may show fewer of them than before.
  const isKept = (shown: string): boolean => shown.includes('\n') && kept.startsWith(shown.trimEnd())
  await until(async () => isKept(await text()))
  const shown = await text()
  check(isKept(shown), `${id}: the code is there when a reader comes back`, isKept(shown) ? [] : [kept, '---', shown])
}
