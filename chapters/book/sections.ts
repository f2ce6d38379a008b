import { siteSlug } from './anchors.ts'
import { exerciseAnchor } from './exercise.ts'

/** A section of a chapter's text, from its `## ` heading to the next. */
export interface Section {
  heading: string
  text: string
}

/** What stands before the first `## ` heading, and the sections. */
export function sectionsOf(markdown: string): { opening: string; sections: Section[] } {
  const cut = '\u0000'
  const [opening, ...texts] = eachLine(markdown, (line) =>
    line.startsWith('## ') ? cut + line : line,
  ).split(cut)
  return {
    opening,
    sections: texts.map((text) => ({
      heading: /^## +(.*?)\s*(?:\{#|\n|$)/.exec(text)?.[1] ?? '',
      text,
    })),
  }
}

/** Changes the lines of a text that stand in no listing. */
export function eachLine(markdown: string, change: (line: string) => string): string {
  let fence = ''
  return markdown
    .split('\n')
    .map((line) => {
      const mark = /^(`{3,}|~{3,})/.exec(line)?.[1]
      if (mark && !fence) fence = mark
      else if (mark && line.startsWith(fence)) fence = ''
      else if (!fence) return change(line)
      return line
    })
    .join('\n')
}

/** The ids of the exercises that a text asks for, in its order. */
export function exercisesIn(markdown: string): string[] {
  return [...markdown.matchAll(/^<Exercise\s+id="([^"]+)"/gm)].map(([, id]) => id)
}

/** The anchors that a text has on the site: of its headings and its exercises. */
export function anchorsIn(markdown: string): string[] {
  const anchors: string[] = []
  eachLine(markdown, (line) => {
    const heading = /^#{1,6} +(.+)$/.exec(line)?.[1]
    if (heading) anchors.push(/\{#([\w-]+)\}\s*$/.exec(heading)?.[1] ?? siteSlug(heading))
    return line
  })
  return [...anchors, ...exercisesIn(markdown).map((id) => exerciseAnchor({ id }))]
}
