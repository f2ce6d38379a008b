import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { DataError } from '../../lib/errors.ts'
import { didYouMean } from '../../lib/suggest.ts'
import type { Chapter } from './chapters.ts'
import type { FrontMatter, PartPlan } from './front-matter.ts'
import { readingMinutes } from './minutes.ts'
import { anchorsIn, exercisesIn, sectionsOf, type Section } from './sections.ts'

/** A page of a chapter: one idea, with its exercises. */
export interface Part {
  /** below the chapter's: `views` is /tensors/views */
  address: string
  title: string
  /** Whether the first section's heading is the title, so that what stands below it moves up by a level. */
  titled: boolean
  sections: Section[]
  exercises: string[]
  anchors: string[]
  /** to read it; its exercises take theirs */
  minutes: number
}

/** A chapter's text, cut into pages. */
export interface Parts {
  /** The `<script setup>` without its tags. */
  script: string
  /** What stands before the first section. */
  opening: string
  parts: Part[]
}

type Cut = Pick<Chapter, 'slug' | 'folder'> & Pick<FrontMatter, 'parts'>

/** The page of the contents, and that of the whole chapter. */
export const reserved = ['index', 'opening', 'whole']

/**
 * Cuts a text by its plan. A part goes from the section that it names to the next part's.
 *
 * @throws DataError where the plan names no section, or names them in another order, or leaves one out
 */
export function cutParts(
  markdown: string,
  plan: readonly PartPlan[],
  name = 'index.md',
): Parts {
  const text = markdown.replaceAll('\r\n', '\n').replace(/^---\n[^]*?\n---\n/, '')
  const [tag, script = ''] = /<script setup>\n([^]*?)<\/script>\n*/.exec(text) ?? ['']
  const { opening, sections } = sectionsOf(text.replace(tag, ''))
  const headings = sections.map(({ heading }) => heading)
  const starts = plan.map(({ address, from }) => {
    if (!/^[a-z][a-z0-9-]*$/.test(address) || reserved.includes(address))
      throw new DataError(
        `${name}: '${address}' is no address for a part: expected small letters, digits and hyphens, and none of ${reserved.join(', ')}`,
      )
    const start = headings.indexOf(from)
    if (start < 0)
      throw new DataError(
        `${name}: the part '${address}' begins with '${from}', and no section has that heading.${didYouMean(from, headings)}`,
      )
    return start
  })
  if (starts.length > 0 && starts[0] > 0)
    throw new DataError(
      `${name}: no part has '${headings[0]}': the first has to begin with the first section`,
    )
  const late = starts.findIndex((start, i) => i > 0 && start <= starts[i - 1])
  if (late > 0)
    throw new DataError(
      `${name}: the part '${plan[late].address}' begins before the one that is named before it: parts come in the order of the text`,
    )
  const pieces = plan.map((_, i) => sections.slice(starts[i], starts[i + 1]))
  return {
    script,
    opening,
    parts: plan.map(({ address, title }, i) => {
      const body = textOf(pieces[i])
      return {
        address,
        title: title || pieces[i][0].heading,
        titled: title === '',
        sections: pieces[i],
        exercises: exercisesIn(body),
        anchors: anchorsIn(body),
        minutes: Math.max(1, Math.round(readingMinutes(body))),
      }
    }),
  }
}

/** The text of some sections. */
export function textOf(sections: readonly Section[]): string {
  return sections.map(({ text }) => text).join('')
}

const cache = new Map<string, { time: number; parts: Parts }>()

/** The parts of a chapter; none where it is one page. Its text is read anew when it has changed. */
export function partsOf({ slug, folder, parts: plan }: Cut): Parts {
  const file = join(folder, 'index.md')
  const time = statSync(file).mtimeMs
  const known = cache.get(file)
  if (known?.time === time) return known.parts
  const parts = cutParts(readFileSync(file, 'utf8'), plan, `${slug}/index.md`)
  cache.set(file, { time, parts })
  return parts
}

/** The address on the site of what has that anchor in a chapter: of its part, or of the chapter. */
export function addressOf(chapter: Cut, anchor: string): string {
  const part = partsOf(chapter).parts.find(({ anchors }) => anchors.includes(anchor))
  return `/${chapter.slug}/${part?.address ?? ''}`
}
