import type { BrowserContext, Page as Tab } from 'playwright-core'
import { writtenChapters } from '../../../chapters/book/front-matter.ts'
import { partsOf, textOf } from '../../../chapters/book/parts.ts'
import { readText } from '../../../chapters/book/root.ts'
import { base } from '../../addresses.ts'
import { serve } from '../server.ts'

/** What every part of the browser test stands on: the served site, which of its pages are wanted, and what was seen. */
export const { server, origin } = await serve()
export const at = (address: string): string => origin + base + address.slice(1)
/** The pages of all chapters: where one begins, and its parts. */
export const chapters = writtenChapters().map((chapter) => ({
  address: `/${chapter.slug}/`,
  whole: `/${chapter.slug}/whole`,
  parts: partsOf(chapter).parts.map(({ address }) => `/${chapter.slug}/${address}`),
}))
/** Every page of the text once. */
export const pages = chapters.flatMap(({ address, parts }) => [address, ...parts])
/** Of the chapters on one page each, those that mount the most: they stand for all where a page is used. */
export const longest = chapters
  .map(({ whole }) => whole)
  .filter((address) => /layers-and-losses|training/.test(address))
/** Whether a page has something that is used, and that mounts after its text: a demo, an exercise, a fold. */
export const isUsed = (address: string): boolean =>
  (['Demo', 'Exercise', '::: engine'] as const).some((tag) => askedFor(tag, address))
export const flags = process.argv.slice(2).filter((word) => word.startsWith('--part='))
export const only = process.argv.slice(2).filter((word) => !word.startsWith('--'))
export const wanted = (address: string): boolean => !only.length || only.some((part) => address.includes(part))

/** On a busy machine a page takes long; what does not come at all is told after so many milliseconds. */
export const PATIENCE = 90_000

/** What tsx adds to functions that are sent to the page. */
export const NAMES = 'globalThis.__name = (f) => f'

export const problems: string[] = []
/** What was seen, and the lines that explain it, printed together: two pages are checked at a time. */
export function check(ok: boolean, what: string, details: readonly string[] = []): void {
  if (!ok) problems.push(what)
  console.log([...details.map((detail) => `    ${detail}`), `${ok ? '✓' : '✗'} ${what}`].join('\n'))
}

/** Does the job for all items, two at a time: while one page waits, the other uses the machine. One that fails leaves the others. */
export async function pairwise<T>(items: readonly T[], job: (item: T) => Promise<void>): Promise<void> {
  const waiting = items.values()
  const lane = async (): Promise<void> => {
    for (const item of waiting)
      await job(item).catch((error: unknown) => check(false, `${JSON.stringify(item)}: ${String(error)}`))
  }
  await Promise.all([lane(), lane()])
}

/** Waits until something holds, as long as a busy machine may need for it; what is checked next says whether it does. */
export async function until(holds: () => Promise<boolean>, every = 50): Promise<void> {
  const start = Date.now()
  while (!(await holds()) && Date.now() - start < 20_000) await new Promise((resolve) => setTimeout(resolve, every))
}

/** A tab whose complaints are collected: errors, warnings, failed requests, and requests to anyone else's server. */
export async function open(context: BrowserContext, address: string): Promise<{ tab: Tab; complaints: string[] }> {
  const tab = await context.newPage()
  tab.setDefaultTimeout(PATIENCE)
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

/** How many demos, exercises or folds the text of a page asks for; undefined where the page is of no chapter. */
export function askedFor(tag: 'Demo' | 'Exercise' | '::: engine', address: string): number | undefined {
  const chapter = writtenChapters().find(({ slug }) => address.startsWith(`/${slug}/`))
  if (!chapter) return undefined
  const name = address.split('/')[2]
  const { opening, parts } = partsOf(chapter)
  const part = parts.find((one) => one.address === name)
  const whole = parts.length === 0 || name === 'whole'
  const text = whole ? readText(`chapters/${chapter.name}/index.md`) : part ? textOf(part.sections) : opening
  return [...text.matchAll(new RegExp(`^${tag.startsWith(':') ? tag : `<${tag}`}\\b`, 'gm'))].length
}
