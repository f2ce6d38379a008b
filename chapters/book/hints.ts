export interface Hint {
  title: string
  text: string
}

/** The staged hints of a `hints.md`: one for each `## ` heading, in order. */
export function parseHints(markdown: string): Hint[] {
  const sections = markdown.replaceAll('\r\n', '\n').split(/^## /m).slice(1)
  return sections.map((section) => {
    const end = section.indexOf('\n')
    const title = end === -1 ? section : section.slice(0, end)
    return { title: title.trim(), text: end === -1 ? '' : section.slice(end).trim() }
  })
}
