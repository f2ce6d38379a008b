import type { BrowserContext, Page as Tab } from 'playwright-core'
import { writtenChapters } from '../../../chapters/book/front-matter.ts'
import { readText } from '../../../chapters/book/root.ts'
import { base } from '../../addresses.ts'
import { serve } from '../server.ts'

/** What every part of the browser test stands on: the served site, which of its pages are wanted, and what was seen. */
export const { server, origin } = await serve()
export const at = (address: string): string => origin + base + address.slice(1)
export const chapters = writtenChapters().map(({ slug }) => `/${slug}/`)
export const flags = process.argv.slice(2).filter((word) => word.startsWith('--part='))
export const only = process.argv.slice(2).filter((word) => !word.startsWith('--'))
export const wanted = (address: string): boolean => !only.length || only.some((part) => address.includes(part))

/** What tsx adds to functions that are sent to the page. */
export const NAMES = 'globalThis.__name = (f) => f'

export const problems: string[] = []
/** What was seen, and the lines that explain it, printed together: two pages are checked at a time. */
export function check(ok: boolean, what: string, details: readonly string[] = []): void {
  if (!ok) problems.push(what)
  console.log([...details.map((detail) => `    ${detail}`), `${ok ? '✓' : '✗'} ${what}`].join('\n'))
}

/** Does the job for all items, two at a time: while one page waits, the other uses the machine. */
export async function pairwise<T>(items: readonly T[], job: (item: T) => Promise<void>): Promise<void> {
  const waiting = items.values()
  const lane = async (): Promise<void> => {
    for (const item of waiting) await job(item)
  }
  await Promise.all([lane(), lane()])
}

/** A tab whose complaints are collected: errors, warnings, failed requests, and requests to anyone else's server. */
export async function open(context: BrowserContext, address: string): Promise<{ tab: Tab; complaints: string[] }> {
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

/** How many demos or exercises the chapter's text asks for; undefined where the page is no chapter. */
export function askedFor(tag: 'Demo' | 'Exercise', address: string): number | undefined {
  const folder = writtenChapters().find(({ slug }) => address.startsWith(`/${slug}/`))?.name
  return folder
    ? [...readText(`chapters/${folder}/index.md`).matchAll(new RegExp(`^<${tag}\\b`, 'gm'))].length
    : undefined
}
