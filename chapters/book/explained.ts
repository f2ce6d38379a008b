// On which page of a chapter something is explained, for the links that lead to it.
import type { Chapter } from './chapters.ts'
import type { FrontMatter, Introduced } from './front-matter.ts'
import { partsOf, textOf, type Part } from './parts.ts'
import { root } from './root.ts'
import { exportsOf, pageOf, wordOf } from './told.ts'

type Written = Chapter & FrontMatter

/** A part and what a reader sees of it. */
function pages(chapter: Written) {
  return partsOf(chapter).parts.map((part) => ({
    part,
    page: pageOf(root, chapter.folder, textOf(part.sections)),
  }))
}

/** The part that explains an entry of `introduces:`: the first that quotes it, else the one that names it most. */
export function partOfEntry(chapter: Written, entry: Introduced): Part | undefined {
  const all = pages(chapter)
  const { file, symbol } = entry
  const quote = symbol ? `${file}#${symbol}` : file
  const names = symbol
    ? [symbol.slice(symbol.lastIndexOf('.') + 1)]
    : [...exportsOf(root, file), wordOf(file)]
  return (
    all.find(({ page }) => page.quoted.has(quote))?.part ??
    most(
      all.map(({ part, page }) => ({ part, text: page.text })),
      names,
    )
  )
}

/**
 * The part that explains a term: where it is bold, else in a heading, else where it is named
 * most. `code`: what readers type for it.
 */
export function partOfTerm(chapter: Written, term: string, code = ''): Part | undefined {
  const all = partsOf(chapter).parts.map((part) => ({ part, text: textOf(part.sections) }))
  const word = pattern(term)
  for (const place of [`\\*\\*(?:the |an? )?${word}\\b[^*]*\\*\\*`, `^#.*\\b${word}\\b`]) {
    const found = all.find(({ text }) => new RegExp(place, 'im').test(text))
    if (found) return found.part
  }
  const typed = /^(?:\w+\.)?(\w+)/.exec(code)?.[1]
  return most(all, typed ? [term, typed] : [term])
}

/**
 * The part whose text has most of these words; undefined where none has any. The last part,
 * for looking up, names many things and explains none.
 */
function most(
  all: readonly { part: Part; text: string }[],
  names: readonly string[],
): Part | undefined {
  const word = new RegExp(`(?<![\\w$])(?:${names.map(pattern).join('|')})(?![\\w$])`, 'gi')
  const counted = all
    .map(({ part, text }) => ({ part, count: text.match(word)?.length ?? 0 }))
    .filter(({ count }) => count > 0)
  const explaining = counted.filter(({ part }) => part !== all.at(-1)?.part)
  const highest = Math.max(...explaining.map(({ count }) => count))
  return (explaining.find(({ count }) => count === highest) ?? counted.at(0))?.part
}

/** A term in one number or the other, in two words or with a hyphen. */
function pattern(term: string): string {
  return `${term.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(/[- ]/g, '[- ]')}(?:e?s)?`
}
