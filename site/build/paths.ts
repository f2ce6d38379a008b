import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** The repository root, with forward slashes and without a slash at the end. */
export const root = fileURLToPath(new URL('../..', import.meta.url))
  .replaceAll('\\', '/')
  .replace(/\/$/, '')
/** Where the site is served: `BASE=/book/ npm run site:build` for a project page. Ends with a slash. */
export const base = (process.env.BASE ?? '/').replace(/\/?$/, '/')

/** A text file below the root, with line feeds only. */
export const readText = (path: string): string => readFileSync(`${root}/${path}`, 'utf8').replaceAll('\r\n', '\n')

export const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/** `04-backprop` → `backprop`: folders carry the number, addresses the slug. */
export const slugOf = (folder: string): string => folder.replace(/^\d+-/, '')
