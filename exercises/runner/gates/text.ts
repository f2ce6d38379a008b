import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ExerciseEntry } from '../../../chapters/book/exercise.ts'
import { exerciseFiles } from '../../../chapters/book/exercises.ts'
import { parseHints } from '../../../chapters/book/hints.ts'
import { root } from '../../../chapters/book/root.ts'
import { siteAnchors } from '../../../chapters/book/anchors.ts'

/** The manifest's facts are set and true, and there are hints in stages. */
export function textGate(entry: ExerciseEntry): string[] {
  const problems: string[] = []
  if (!entry.id.startsWith(`${entry.chapter.slice(3)}/`))
    problems.push(`the id does not begin with its chapter, ${entry.chapter}`)
  if (entry.title.trim() === '') problems.push('it has no title')
  if (!(entry.points > 0)) problems.push('points are not set')
  if (!(entry.minutes > 0)) problems.push('minutes are not set')
  if (entry.replaces !== undefined && !existsSync(join(root, entry.replaces)))
    problems.push(`it replaces ${entry.replaces}, which does not exist`)
  const hints = parseHints(readFileSync(exerciseFiles(entry).hints, 'utf8'))
  if (hints.length < 3) problems.push(`hints.md has ${hints.length} hints ("## Nudge"), 3 are needed`)
  for (const hint of hints) if (hint.text === '') problems.push(`the hint "${hint.title}" is empty`)
  return [...problems, ...sectionProblems(entry)]
}

function sectionProblems({ chapter, section }: ExerciseEntry): string[] {
  if (section === undefined) return []
  const text = join(root, 'chapters', chapter, 'index.md')
  if (!existsSync(text)) return [`section "${section}": chapters/${chapter}/index.md does not exist`]
  const anchors = siteAnchors(readFileSync(text, 'utf8'))
  if (anchors.includes(section)) return []
  return [`section "${section}" is not a heading of chapters/${chapter}/index.md; its anchors: ${anchors.join(', ')}`]
}
