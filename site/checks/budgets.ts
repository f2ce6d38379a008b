// What a page may weigh, gzipped. A page that grows beyond it should be split, or load less.
import { join } from 'node:path'
import { writtenChapters } from '../../chapters/book/front-matter.ts'
import { partsOf } from '../../chapters/book/parts.ts'
import { dist, filesBelow, firstScripts, gzipped, staticImports, total, type Page } from './built.ts'

const KB = 1000
const budgets = {
  // Chapter 6, the heaviest, has 82.8 kB: 79.2 before the tasks of its exercises were text with headings, in the contents of the page.
  // 5 kB more are 25 ms on a connection of 1.6 Mbit/s.
  html: 85 * KB,
  // A part of a chapter, one idea: the whole is for printing.
  part: 25 * KB,
  firstLoad: 150 * KB,
  demo: 60 * KB,
  editor: 150 * KB,
  worker: 120 * KB,
  data: 400 * KB,
}

interface Weight {
  what: string
  bytes: number
  limit: number
}

function weights(pages: Map<string, Page>): Weight[] {
  const scripts = filesBelow(dist).filter((file) => file.endsWith('.js'))
  const named = (name: string): string[] =>
    scripts.filter((file) => new RegExp(`(^|/)${name}[.-][\\w-]+\\.js$`).test(file))
  // Beyond the first load: what is loaded once a demo or an exercise is in view.
  const beyond = (page: Page, extra: string[]): number => {
    const first = firstScripts(page)
    const more = new Set(extra.flatMap((file) => [...staticImports(file)]))
    return total([...more].filter((file) => !first.has(file)))
  }
  const list: Weight[] = []
  const parts = new Set(
    writtenChapters().flatMap((chapter) => partsOf(chapter).parts.map(({ address }) => `/${chapter.slug}/${address}`)),
  )
  for (const page of pages.values()) {
    const file = join(dist, page.address.endsWith('/') ? `${page.address}index.html` : `${page.address}.html`)
    const part = parts.has(page.address)
    list.push({
      what: `${part ? 'part' : 'HTML'} of ${page.address}`,
      bytes: gzipped(file),
      limit: part ? budgets.part : budgets.html,
    })
    list.push({ what: `scripts of ${page.address}`, bytes: total(firstScripts(page)), limit: budgets.firstLoad })
  }
  const chapter = writtenChapters()[0]
  const page = chapter ? pages.get(`/${chapter.slug}/`) : undefined
  if (!page) return list
  for (const file of named('(?:Demo|HomeDemo|HomePage)')) {
    list.push({
      what: `demo ${file} with the chart`,
      bytes: beyond(page, [file, ...named('chart')]),
      limit: budgets.demo,
    })
  }
  list.push({
    what: 'exercise editor',
    bytes: beyond(page, [...named('Exercise'), ...named('editor')]),
    limit: budgets.editor,
  })
  for (const file of filesBelow(dist).filter((file) => file.startsWith('data/')))
    list.push({ what: `data of a demo: ${file}`, bytes: gzipped(join(dist, file)), limit: budgets.data })
  for (const file of named('(?:demo|exercise)\\.worker'))
    list.push({ what: file, bytes: total(staticImports(file)), limit: budgets.worker })
  return list
}

const kb = (bytes: number): string => `${(bytes / KB).toFixed(1)} kB`

/** Prints the heaviest of each kind; returns what is too heavy. */
export function overBudget(pages: Map<string, Page>, print = console.log): string[] {
  const list = weights(pages)
  const kinds = new Map<string, Weight>()
  for (const weight of list) {
    const kind = weight.what.split(' ')[0].replace(/.*(demo|exercise)\.worker.*/, '$1 worker')
    if (weight.bytes > (kinds.get(kind)?.bytes ?? 0)) kinds.set(kind, weight)
  }
  for (const { what, bytes, limit } of kinds.values()) print(`  ${kb(bytes)} of ${kb(limit)}: ${what}`)
  // A check that finds nothing to weigh checks nothing.
  const empty = list.filter(({ bytes }) => bytes === 0).map(({ what }) => `${what}: nothing found to weigh`)
  return [
    ...empty,
    ...list
      .filter(({ bytes, limit }) => bytes > limit)
      .map(({ what, bytes, limit }) => `${what}: ${kb(bytes)}, more than ${kb(limit)}`),
  ]
}
