import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page as Tab } from 'playwright-core'
import { check } from './stand.ts'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

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
    // Only what is wrong is wanted, and where it stands is seen by its HTML: both make axe twice as fast.
    return (await axe.run(document, { runOnly, resultTypes: ['violations'], selectors: false })).violations
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

/** Can everybody read the page: what axe finds by day, and what depends on its colors by night. */
export async function byDay(tab: Tab, address: string): Promise<void> {
  await tab.evaluate(source)
  report(await violations(tab, { type: 'tag', values: tags }), `${address} in light`)
}

/** What a page is made of does not depend on the theme; its colors do. */
export async function byNight(tab: Tab, address: string): Promise<void> {
  await tab.emulateMedia({ colorScheme: 'dark' })
  await tab.waitForFunction(() => document.documentElement.classList.contains('dark'), undefined, { polling: 100 })
  await tab.waitForTimeout(400)
  report(
    await violations(tab, { type: 'rule', values: ['color-contrast', 'link-in-text-block'] }),
    `${address} in dark`,
  )
}
