import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Chapter } from './chapters.ts'
import { exercisesOf } from './exercises.ts'
import { bodyOf } from './front-matter.ts'

/** How long a chapter takes, to five minutes: its text, and its exercises besides. */
export interface Minutes {
  reading: number
  exercises: number
}

/** Plain text about something new. */
const WORDS_A_MINUTE = 200
/** What stands between the words asks for a look of its own. */
const FORMULA = 0.5
const LISTING = 1
const OUTPUT = 0.25

export function minutesOf({ name, folder }: Pick<Chapter, 'name' | 'folder'>): Minutes {
  const path = join(folder, 'index.md')
  const text = existsSync(path) ? readFileSync(path, 'utf8') : ''
  const exercises = exercisesOf({ name }).reduce((sum, { minutes }) => sum + minutes, 0)
  return { reading: toFive(readingMinutes(text)), exercises: toFive(exercises) }
}

/** Of a chapter's Markdown, by what is measured in it. */
export function readingMinutes(markdown: string): number {
  const body = bodyOf(markdown)
  const quotes = body.match(/^<<< .*$/gm) ?? []
  const outputs = quotes.filter((quote) => quote.includes('.out'))
  const formulas = body.match(/\$\$[^$]+\$\$/g) ?? []
  const words = body
    .replaceAll(/^<<< .*$/gm, '')
    .replaceAll(/\$\$[^$]+\$\$/g, '')
    // A tag is no word, a formula between words or a number from a record is one.
    .replaceAll(/<[^>]*>|[|#*_`]|^:::.*$/gm, ' ')
    .replaceAll(/\{\{.*?\}\}|\$[^$]+\$/g, 'x')
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word)).length
  return (
    words / WORDS_A_MINUTE +
    FORMULA * formulas.length +
    LISTING * (quotes.length - outputs.length) +
    OUTPUT * outputs.length
  )
}

function toFive(minutes: number): number {
  return minutes === 0 ? 0 : Math.max(5, 5 * Math.round(minutes / 5))
}
