// The built site, read from disk: pages with their ids and links, and the sizes of what a page loads.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { gzipSync } from 'node:zlib'
import { root } from '../../chapters/book/root.ts'
import { base } from '../addresses.ts'

export const dist = `${root}/site/.vitepress/dist`

export interface Page {
  /** `/backprop/`, `/glossary`: without the base. */
  address: string
  html: string
  ids: Set<string>
  links: string[]
}

export const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => posix.relative(folder, join(entry.parentPath, entry.name).replaceAll('\\', '/')))

const unescape = (text: string): string =>
  text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')

export function readPages(folder = dist): Map<string, Page> {
  if (!existsSync(join(folder, 'index.html')))
    throw new Error(`there is no built site in ${folder}: npm run site:build first`)
  const pages = filesBelow(folder)
    .filter((file) => file.endsWith('.html') && file !== '404.html')
    .map((file): Page => {
      const html = readFileSync(join(folder, file), 'utf8')
      const all = (pattern: RegExp): string[] => [...html.matchAll(pattern)].map((match) => unescape(match[1]))
      const address = `/${file}`.replace(/\/index\.html$/, '/').replace(/\.html$/, '')
      return { address, html, ids: new Set(all(/\sid="([^"]+)"/g)), links: all(/<a\b[^>]*?\shref="([^"]*)"/g) }
    })
  return new Map(pages.map((page) => [page.address, page]))
}

/** An address on the site without its base, or undefined when it leads elsewhere. */
export const withoutBase = (path: string): string | undefined =>
  path.startsWith(base) ? `/${path.slice(base.length)}` : undefined

const sizes = new Map<string, number>()
export function gzipped(file: string): number {
  const known = sizes.get(file) ?? gzipSync(readFileSync(file), { level: 9 }).length
  sizes.set(file, known)
  return known
}

/** A script and all that it imports at once (not what it may load later). Addresses below the base. */
export function staticImports(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file) || !existsSync(join(dist, file))) return seen
  seen.add(file)
  const source = readFileSync(join(dist, file), 'utf8')
  for (const [, target] of source.matchAll(/(?:\bfrom|\bimport)\s*["'](\.[^"']+\.js)["']/g)) {
    staticImports(posix.join(posix.dirname(file), target), seen)
  }
  return seen
}

/** The scripts that a page loads before anyone touches it. */
export function firstScripts(page: Page): Set<string> {
  const tags = [...page.html.matchAll(/<(?:script[^>]*\ssrc|link rel="modulepreload" href)="([^"]+\.js)"/g)]
  const seen = new Set<string>()
  for (const [, address] of tags) staticImports((withoutBase(address) ?? address).slice(1), seen)
  return seen
}

export const total = (files: Iterable<string>): number =>
  [...files].reduce((sum, file) => sum + gzipped(join(dist, file)), 0)
