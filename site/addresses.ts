/** Where the site is served: `BASE=/book/ npm run site:build` for a project page. Ends with a slash. */
export const base = baseOf(process.env.BASE || '/')

/** Throws for what is no address: Git Bash on Windows turns /book/ into a folder of its own. */
export function baseOf(asked: string): string {
  if (!/^\/([\w.~-]+\/)*[\w.~-]*$/.test(asked))
    throw new Error(
      `BASE must be an address such as /book/, which begins with / and has no spaces, got ${asked}. In Git Bash write MSYS_NO_PATHCONV=1 BASE=/book/ npm run site:build`,
    )
  return asked.replace(/\/?$/, '/')
}

/** `ops/matmul.ts` → `source/ops/matmul`, the address of its page below the base; `index` would be the folder's own page. */
export const sourceAddress = (file: string): string =>
  `source/${file.replace(/\.ts$/, '').replace(/(^|\/)index$/, '$1index-file')}`

export const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
