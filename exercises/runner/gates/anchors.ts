/** The anchors that the site gives the headings of a Markdown page. */
export function anchorsOf(markdown: string): string[] {
  const prose = markdown.replaceAll('\r\n', '\n').replaceAll(/^(```|~~~)[^]*?^\1/gm, '')
  return [...prose.matchAll(/^#{1,6} +(.+)$/gm)].map(([, heading]) => {
    const given = /\{#([\w-]+)\}\s*$/.exec(heading)
    return given ? given[1] : slug(heading)
  })
}

/** The slug rule of the site's Markdown renderer: marks of code and emphasis fall away, other signs become one hyphen. */
export function slug(heading: string): string {
  return heading
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .replaceAll(/[\s~`!@#$%^&*()\-_+=[\]{}|\\;:"'“”‘’<>,.?/]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .replace(/^(\d)/, '_$1')
    .toLowerCase()
}
