/** The anchors that the site gives the headings of a Markdown page. */
export function siteAnchors(markdown: string): string[] {
  return headings(markdown).map((heading) => {
    const given = /\{#([\w-]+)\}\s*$/.exec(heading)
    return given ? given[1] : siteSlug(heading)
  })
}

/** The anchors that code hosts give them. */
export function hostAnchors(markdown: string): string[] {
  return headings(markdown).map((heading) =>
    heading
      .trim()
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\- ]/gu, '')
      .replaceAll(' ', '-'),
  )
}

/** The headings, marks and all; a `#` in a listing is none. */
function headings(markdown: string): string[] {
  const prose = markdown.replaceAll('\r\n', '\n').replaceAll(/^(```|~~~)[^]*?^\1/gm, '')
  return [...prose.matchAll(/^#{1,6} +(.+)$/gm)].map(([, heading]) => heading)
}

/**
 * The rule of the site's Markdown renderer: marks of code and emphasis fall away, other
 * signs become one hyphen.
 */
export function siteSlug(heading: string): string {
  return heading
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .replaceAll(/[\s~`!@#$%^&*()\-_+=[\]{}|\\;:"'“”‘’<>,.?/]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .replace(/^(\d)/, '_$1')
    .toLowerCase()
}
