// VitePress checks links between pages, but neither the part after '#', nor the menus, nor links in raw HTML. This does.
import { base } from '../addresses.ts'
import { withoutBase, type Page } from './built.ts'

export function badLinks(pages: Map<string, Page>, otherFiles: Set<string>): string[] {
  const bad = new Set<string>()
  for (const page of pages.values()) {
    for (const link of page.links) {
      if (/^(https?:|mailto:)/.test(link)) continue
      const url = new URL(link, `http://site${base}${page.address.slice(1)}`)
      const path = withoutBase(decodeURIComponent(url.pathname))
      const target =
        path === undefined
          ? undefined
          : (pages.get(path) ?? pages.get(`${path}/`) ?? pages.get(path.replace(/\.html$|\/$/, '')))
      if (!target && path !== undefined && otherFiles.has(path.slice(1))) continue
      if (!target) bad.add(`${page.address}: ${link}: there is no such page`)
      else if (url.hash && !target.ids.has(decodeURIComponent(url.hash.slice(1))))
        bad.add(`${page.address}: ${link}: there is no such anchor`)
    }
  }
  return [...bad]
}

/** What a page says where something that it names does not exist. */
export const missingParts = (pages: Map<string, Page>): string[] =>
  [...pages.values()].flatMap(({ address, html }) =>
    [...html.matchAll(/<p class="missing"[^>]*>([^<]*)/g)].map(([, text]) => `${address}: ${text}`),
  )
