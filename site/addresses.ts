/** Where the site is served: `BASE=/book/ npm run site:build` for a project page. Ends with a slash. */
export const base = (process.env.BASE ?? '/').replace(/\/?$/, '/')

/** `ops/matmul.ts` → `source/ops/matmul`, the address of its page below the base; `index` would be the folder's own page. */
export const sourceAddress = (file: string): string =>
  `source/${file.replace(/\.ts$/, '').replace(/(^|\/)index$/, '$1index-file')}`

export const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
